//! Turns a link into a QR code, as an SVG path.

use std::fmt::Write as _;

use afterword_service::room::Qr;
use qrcode::{Color, EcLevel, QrCode};

/// The quiet zone that every code needs around it, in modules.
const QUIET: usize = 4;

/// Returns the code of a link; none where the link is too long for a code.
pub(crate) fn drawn(link: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M).ok()?;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (row, line) in colors.chunks(width).enumerate() {
        let mut column = 0;
        while column < width {
            let run = line[column..].iter().take_while(|c| **c == Color::Dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", column + QUIET, row + QUIET);
            }
            column += run.max(1);
        }
    }
    let size = u32::try_from(width + 2 * QUIET).ok()?;
    Some(Qr { size, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_dark_runs_within_a_quiet_border() {
        let qr = drawn("http://192.168.1.5:8731/#K7MPQ2").unwrap();
        assert!((29..=45).contains(&qr.size), "{}", qr.size);
        // The corner of the first finder pattern: seven dark modules.
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "{}", qr.path);
        assert!(drawn(&"x".repeat(10_000)).is_none());
    }
}
