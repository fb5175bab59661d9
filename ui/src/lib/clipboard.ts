// Writes the clipboard, also with text that is still being made.

/**
 * Copies text. To be called at once in the handler of a key or a click: WebKit lets the clipboard be written at no other
 * time, which is why text that has to be made first is handed over as a promise.
 *
 * Returns whether the clipboard took it. Rejects where the text could not be made.
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
    // Whoever waits for the text itself is told that it could not be made.
    blob.catch(() => undefined);
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  } catch (error) {
    // This window has no clipboard at all.
    return Promise.reject(error);
  }
}
