// Writes to the clipboard, also text that is still being produced.

/**
 * Copies text. Call it synchronously in the handler of a key or a click: WebKit allows writing to the
 * clipboard at no other time, which is why text that is still being produced is passed as a promise.
 *
 * Resolves to whether the clipboard was written. Rejects if producing the text failed.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  const made = Promise.resolve(text);
  const copied = write(made).then(
    () => true,
    () => false,
  );
  await made;
  return copied;
}

function write(text: Promise<string>): Promise<void> {
  try {
    const blob = text.then((plain) => new Blob([plain], { type: "text/plain" }));
    // A failure to produce the text is reported by the promise of the text itself.
    blob.catch(() => undefined);
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  } catch (error) {
    // This window has no clipboard API.
    return Promise.reject(error);
  }
}
