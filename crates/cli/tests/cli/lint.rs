//! What `lint` finds, and how it tells it.

use super::*;

const BLAMING: &str = "# Post-mortem\n\n## Timeline\n\n- 10:02 Raj ran the script\n\n## Root cause\n\nNobody checked the migration.\n\
    **Raj should have tested it**.\n";

#[test]
fn lint_tells_blame_with_its_place_and_leaves_the_timeline_alone() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame.md"), BLAMING).unwrap();
    let done = desk.run(&["--json", "lint", &desk.path("blame.md")]);
    assert_eq!(done.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    let places: Vec<_> =
        told.as_array().unwrap().iter().map(|one| (one["line"].clone(), one["column"].clone())).collect();
    assert_eq!(places, [(9.into(), 1.into()), (10.into(), 3.into())]);
    assert_eq!(
        (told[0]["kind"].as_str(), told[0]["text"].as_str()),
        (Some("omission"), Some("Nobody checked"))
    );
    assert_eq!(told[0]["suggestion"], "Nothing checks the migration");
    assert!(told[1]["suggestion"].is_null());
}

#[test]
fn lint_of_a_blameless_document_is_silent_and_all_is_well() {
    let desk = Desk::new();
    let done = desk.run(&["lint", &desk.path("login.md")]);
    assert_eq!((done.status.code(), said(&done.stdout)), (Some(0), String::new()));
}

#[test]
fn lint_keeps_to_the_exceptions_of_a_repository() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame.md"), BLAMING).unwrap();
    let config = desk.path("exceptions.toml");
    let lint = |exceptions: &str| {
        std::fs::write(&config, exceptions).unwrap();
        desk.run(&["lint", "--config", &config, &desk.path("blame.md")])
    };
    let lines = |exceptions: &str| said(&lint(exceptions).stdout).lines().count();
    assert_eq!(lines("[lint]\noff = [\"nobody-did\"]\n"), 1);
    assert_eq!(lines("[lint]\nkeep = [\"nobody CHECKED\"]\n"), 1);
    let wrong = lint("[lint]\noff = [\"nobody\"]\n");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong.stderr).contains("no rule is called “nobody”"), "{wrong:?}");
}

#[test]
fn lint_annotates_for_github() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame.md"), BLAMING).unwrap();
    let github = desk.run(&["lint", "--format", "github", &desk.path("blame.md")]);
    assert!(said(&github.stdout).starts_with("::warning file="), "{github:?}");
}

#[test]
fn lint_writes_sarif_in_which_nothing_is_missing_or_unknown() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame ü.md"), BLAMING).unwrap();
    let told = desk.run(&["lint", "--format", "sarif", &desk.path("blame ü.md")]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    // These types are made from the schema of SARIF 2.1.0: a field that it lacks would be lost on the way back.
    let sarif: serde_sarif::sarif::Sarif = serde_json::from_value(told.clone()).unwrap();
    assert_eq!(serde_json::to_value(&sarif).unwrap(), told);
    let run = &sarif.runs[0];
    let rules: Vec<_> = run.tool.driver.rules.iter().flatten().map(|rule| rule.id.clone()).collect();
    let results = run.results.as_deref().unwrap();
    assert_eq!(results.len(), 2);
    let region = &told["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(*region, serde_json::json!({"startLine": 9, "startColumn": 1, "endLine": 9, "endColumn": 15}));
    for result in results {
        assert!(rules.contains(result.rule_id.as_ref().unwrap()), "{result:?}");
    }
}

/// The words of [`BLAMING`] as other programs save them.
fn saved_as(encoding: &str) -> Vec<u8> {
    let units = || "\u{feff}".chars().chain(BLAMING.chars()).collect::<String>();
    match encoding {
        "utf-16le" => units().encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => units().encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-8 with a mark" => units().into_bytes(),
        "crlf" => BLAMING.replace('\n', "\r\n").into_bytes(),
        "latin-1" => [BLAMING.as_bytes(), b"\n\nThe caf\xe9 was closed.\n"].concat(),
        _ => panic!("{encoding}"),
    }
}

#[test]
fn lint_reads_every_encoding_that_import_reads() {
    let desk = Desk::new();
    for encoding in ["utf-16le", "utf-16be", "utf-8 with a mark", "crlf", "latin-1"] {
        std::fs::write(desk.path("blame.md"), saved_as(encoding)).unwrap();
        assert_eq!(desk.run(&["import", "--dry-run", &desk.path("blame.md")]).status.code(), Some(0));
        let done = desk.run(&["--json", "lint", &desk.path("blame.md")]);
        let found: Value = serde_json::from_slice(&done.stdout).unwrap();
        let places: Vec<_> = found.as_array().unwrap().iter().map(|one| one["line"].as_u64()).collect();
        assert_eq!((done.status.code(), places), (Some(1), vec![Some(9), Some(10)]), "{encoding}");
        // The exceptions may be saved the same way.
        let exceptions: Vec<u8> =
            "\u{feff}[lint]\noff = [\"nobody-did\"]\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        std::fs::write(desk.path("exceptions.toml"), exceptions).unwrap();
        let kept = desk.run(&["lint", "--config", &desk.path("exceptions.toml"), &desk.path("blame.md")]);
        assert_eq!(said(&kept.stdout).lines().count(), 1, "{kept:?}");
    }
}

#[test]
fn lint_goes_on_after_a_file_that_it_can_t_check_and_says_so_by_its_exit_code() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame.md"), BLAMING).unwrap();
    let german = "# Ausfall\n\nNiemand hat die Migration geprüft, bevor sie in den Betrieb ging.\n";
    std::fs::write(desk.path("german.md"), german).unwrap();
    std::fs::write(desk.path("empty.md"), "").unwrap();
    std::fs::write(desk.path("rule.md"), "---\n").unwrap();
    std::fs::write(desk.path("picture.md"), b"\x89PNG\r\n\x1a\n\0\0\0").unwrap();
    let utf_32: Vec<u8> = "\u{feff}Nobody checked".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    std::fs::write(desk.path("wide.md"), utf_32).unwrap();
    let (blame, login, folder) = (desk.path("blame.md"), desk.path("login.md"), desk.path("."));
    for (file, why) in [
        ("gone.md", "it is not there"),
        (&folder, "it is a folder"),
        ("german.md", "it is not in English"),
        ("empty.md", "there is nothing in it"),
        ("rule.md", "it has no text"),
        ("picture.md", "it is not text"),
        ("wide.md", "it is not text"),
    ] {
        let file = if file == folder { folder.clone() } else { desk.path(file) };
        let done = desk.run(&["lint", &blame, &file, &login]);
        assert_eq!((done.status.code(), said(&done.stdout).lines().count()), (Some(2), 2), "{done:?}");
        assert!(said(&done.stderr).starts_with(&format!("{file}: not checked: {why}")), "{done:?}");
        assert_eq!(desk.run(&["lint", &login, &file]).status.code(), Some(2), "{file}");
        let done = desk.run(&["lint", "--format", "sarif", &login, &file]);
        let sarif: Value = serde_json::from_slice(&done.stdout).unwrap();
        let invocation = &sarif["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        let text = invocation["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
        assert!(text.contains(why), "{text}");
        let done = desk.run(&["lint", "--format", "github", &login, &file]);
        assert!(said(&done.stdout).starts_with("::error file="), "{done:?}");
    }
}

#[test]
fn sarif_tells_paths_from_the_root_of_the_repository_however_they_are_named() {
    let desk = Desk::new();
    let root = desk.folder.path().join("my repo");
    for folder in ["docs", "tools/deep", ".git"] {
        std::fs::create_dir_all(root.join(folder)).unwrap();
    }
    std::fs::write(root.join("docs/x y.md"), BLAMING).unwrap();
    std::fs::write(desk.path("outside.md"), BLAMING).unwrap();
    let sarif = |folder: &str, file: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_afterword-cli"))
            .current_dir(desk.folder.path().join(folder))
            .args(["lint", "--format", "sarif", file])
            .output()
            .unwrap();
        let run = serde_json::from_slice::<Value>(&done.stdout).unwrap()["runs"][0].clone();
        let artifact = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
        (artifact.clone(), run["originalUriBaseIds"]["%SRCROOT%"]["uri"].as_str().unwrap().to_owned())
    };
    let whole = root.join("docs/x y.md").display().to_string();
    let below = serde_json::json!({ "uri": "docs/x%20y.md", "uriBaseId": "%SRCROOT%" });
    for (folder, file) in [
        ("my repo", "docs/x y.md"),
        ("my repo", "./docs/x y.md"),
        ("my repo", "docs/../docs/./x y.md"),
        ("my repo/docs", "x y.md"),
        ("my repo/tools", "../docs/x y.md"),
        ("my repo/tools/deep", "../../docs/x y.md"),
        ("my repo/tools", &whole),
        // From outside, the repository is that of the file.
        (".", "my repo/docs/x y.md"),
    ] {
        let (artifact, base) = sarif(folder, file);
        assert_eq!(artifact, below, "{folder} {file}");
        assert!(base.starts_with("file:///") && base.ends_with("/my%20repo/"), "{base}");
    }
    let (artifact, _) = sarif("my repo/docs", "../../outside.md");
    let uri = artifact["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/outside.md"), "{artifact}");
    assert!(artifact["uriBaseId"].is_null());
    // Without a repository it is the working folder.
    std::fs::remove_dir(root.join(".git")).unwrap();
    assert_eq!(sarif("my repo/docs", "./x y.md").0["uri"], "x%20y.md");
}
