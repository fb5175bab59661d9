//! Chromium as a peer: prints a page to PDF, from a cold start and when it runs already.

use std::path::Path;
use std::process::Command;

use crate::figure::Times;

/// Milliseconds at the median.
pub(crate) struct Printed {
    /// From a cold start, as for a tool that calls it.
    pub(crate) cold: f64,
    /// When it runs already.
    pub(crate) warm: f64,
}

/// Prints a page several times.
pub(crate) fn print(html: &Path, folder: &Path) -> Result<Printed, Box<dyn std::error::Error>> {
    let cold = Times::of(5, |run| {
        let profile = format!("--user-data-dir={}", folder.join(format!("profile-{run}")).display());
        let to = format!("--print-to-pdf={}", folder.join("chromium.pdf").display());
        let done = Command::new("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args([&profile, &to])
            .arg(html)
            .output()?;
        if done.status.success() { Ok(()) } else { Err(std::io::Error::other("Chromium did not print")) }
    })?;
    let warm = Command::new("node").arg("bench/print.mjs").arg(html).output()?;
    let warm: f64 = String::from_utf8_lossy(&warm.stdout).trim().parse()?;
    Ok(Printed { cold: cold.median(), warm })
}
