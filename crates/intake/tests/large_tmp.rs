use afterword_intake::markdown;
fn t(name: &str, unit: &dyn Fn(usize) -> String, head: &str) {
    let mut last = 0.0;
    for n in [2000usize, 8000, 32000] {
        let text = format!("{head}{}", (0..n).map(|i| unit(i)).collect::<String>());
        let start = std::time::Instant::now();
        let mut k = 0u128;
        let r = markdown::read(&text, None, chrono_tz::Tz::UTC, &mut || {
            k += 1;
            uuid::Uuid::from_u128(k)
        });
        let d = start.elapsed().as_secs_f64();
        println!(
            "{name:20} {n:6} {:6} kB {d:7.3}s x{:.1} events {} actions {} sections {}",
            text.len() / 1000,
            d / last,
            r.post_mortem.timeline.len(),
            r.post_mortem.actions.len(),
            r.post_mortem.sections.len()
        );
        last = d;
    }
}
#[test]
fn large() {
    let h = "# 2024-11-15, x\n\n## Timeline\n\n";
    t("list", &|i| format!("- {:02}:{:02} something happened\n", i / 60 % 24, i % 60), h);
    t("untimed list", &|_| "- something happened\n".to_string(), h);
    t(
        "table",
        &|i| format!("| {:02}:{:02} | something happened | x |\n", i / 60 % 24, i % 60),
        &format!("{h}| Time | Event | Who |\n|---|---|---|\n"),
    );
    t("lines", &|i| format!("{:02}:{:02} something happened\n", i / 60 % 24, i % 60), h);
    t("headings", &|i| format!("### {:02}:{:02}\n\nsomething\n\n", i / 60 % 24, i % 60), h);
    t("day headings", &|_| "### 2024-11-15\n\n".to_string(), h);
    t("other headings", &|i| format!("## Part {i}\n\nsomething\n\n"), "# x\n\n");
    t("sub headings", &|i| format!("### Part {i}\n\nsomething\n\n"), "# x\n\n## Detection\n\n");
    t(
        "actions",
        &|i| format!("- do thing {i} [Issue](https://x/issues/{i})\n"),
        "# x\n\n## Action items\n\n",
    );
    t("action paragraphs", &|i| format!("do thing {i} by Nov 3\n\n"), "# x\n\n## Action items\n\n");
    t("bold", &|_| "**Impact**\n\n- x\n\npara\n\n".to_string(), "# x\n\n");
    t("prose", &|_| "Lorem ipsum dolor sit amet 2024 and more: text.\n".to_string(), "# x\n\n");
    t(
        "summary",
        &|_| "Lorem ipsum dolor sit amet 2024 and more: text.\n\n".to_string(),
        "# x\n\n## Summary\n\n",
    );
    t("bullets", &|_| "- **Impact**: x\n".to_string(), "# x\n\n");
    let own = "# Post-Mortem: x — date unknown\n\n**Status:** Draft\n\n**Severity:** — | **Duration:** — | **Impact:** —\n\n## About this record\n\n- **Post-mortem:** PM-1\n- **Time zone:** UTC\n\n";
    t(
        "own timeline",
        &|i| format!("| 2024-11-15 {:02}:{:02} | action | x |\n", i / 60 % 24, i % 60),
        &format!("{own}## Timeline\n\n| Time (UTC) | Kind | Event |\n| --- | --- | --- |\n"),
    );
    t(
        "own votes",
        &|i| format!("| cand {i} | 3 |\n"),
        &format!(
            "{own}## How the room voted\n\n*Vote: 9 voters, 3 votes each, at most 2 on one candidate, cut line at 5.*\n\n| Candidate | Votes |\n| --- | --- |\n"
        ),
    );
    t("own sections", &|i| format!("## part {i}\n\n```markdown\nx\n```\n\n"), own);
    t(
        "own same votes",
        &|_| "| cand | 3 |\n".to_string(),
        &format!(
            "{own}## How the room voted\n\n*Vote: 9 voters, 3 votes each, at most 2 on one candidate, cut line at 5.*\n\n| Candidate | Votes |\n| --- | --- |\n"
        ),
    );
}
