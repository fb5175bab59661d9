//! Files that are moved, replaced or overwritten while they are open.

use super::*;

/// Ways of taking the file away from under a running application.
#[cfg(unix)]
const TAKEN: [(&str, Take); 6] = [
    ("moved", |file| std::fs::rename(file, file.with_file_name("Moved.afterword")).unwrap()),
    ("deleted", |file| std::fs::remove_file(file).unwrap()),
    ("replaced", |file| {
        let other = file.with_file_name("other");
        std::fs::copy(file, &other).unwrap();
        std::fs::rename(other, file).unwrap();
    }),
    ("its folder moved", |file| {
        let folder = file.parent().unwrap();
        std::fs::rename(folder, folder.with_file_name("elsewhere")).unwrap();
    }),
    ("its folder deleted", |file| std::fs::remove_dir_all(file.parent().unwrap()).unwrap()),
    ("its log deleted", |file| std::fs::remove_file(log_of(file)).unwrap()),
];

#[cfg(unix)]
#[test]
fn a_file_that_is_taken_away_while_it_is_open_is_noticed_before_the_next_commit_and_everything_is_rescued() {
    for (way, take) in TAKEN {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        let team = folder.path().join("team");
        std::fs::create_dir(&team).unwrap();
        desk.make(&team.join("Team.afterword"), &now(1)).unwrap();
        for title in ["Search was slow", "Mail was late"] {
            create(&desk, title).unwrap();
        }
        take(&path(&desk));
        assert_eq!(create(&desk, "The shop was closed"), Err(Problem::Lost), "{way}");
        desk.watch().unwrap();
        let SessionState::TakenAway { rescued: Some(rescued) } = state(&desk) else {
            panic!("{way}: {:?}", state(&desk));
        };
        assert_eq!(create(&desk, "Too late"), Err(Problem::Lost), "{way}");
        assert!(!log_of(&team.join("Team.afterword")).exists(), "{way}: nothing pairs with the log");
        desk.switch(Path::new(&rescued), &now(8)).unwrap();
        assert_eq!(titles(&desk), ["Mail was late", "Search was slow"], "{way}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_was_moved_while_it_was_open_holds_everything_where_it_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let moved = folder.path().join("Moved.afterword");
    std::fs::rename(path(&desk), &moved).unwrap();
    desk.watch().unwrap();
    assert_eq!(alone(&moved), ["Search was slow"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_replaced_an_open_one_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let workspace = path(&desk);
    create(&desk, "Mail was late").unwrap();
    let other = folder.path().join("Other.afterword");
    {
        let aside = tempfile::tempdir().unwrap();
        let desk = self::desk(&aside);
        create(&desk, "Search was slow").unwrap();
        desk.close();
        std::fs::copy(path(&desk), &other).unwrap();
    }
    let before = std::fs::read(&other).unwrap();
    std::fs::rename(&other, &workspace).unwrap();
    desk.watch().unwrap();
    assert_eq!(std::fs::read(&workspace).unwrap(), before);
    desk.switch(&workspace, &now(8)).unwrap();
    assert_eq!(titles(&desk), ["Search was slow"]);
    let findings = desk.session(&now(8)).findings;
    assert!(matches!(&findings[..], [OpeningFinding::Rescued { .. }]), "no log was beside it: {findings:?}");
}

#[cfg(unix)]
#[test]
fn a_file_over_which_another_was_copied_is_noticed_and_what_was_copied_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let workspace = path(&desk);
    create(&desk, "Mail was late").unwrap();
    let aside = tempfile::tempdir().unwrap();
    let other = {
        let desk = self::desk(&aside);
        create(&desk, "Search was slow").unwrap();
        desk.close();
        path(&desk)
    };
    std::fs::copy(&other, &workspace).unwrap();
    desk.watch().unwrap();
    assert!(matches!(state(&desk), SessionState::TakenAway { .. }), "{:?}", state(&desk));
    desk.switch(&workspace, &now(8)).unwrap();
    assert_eq!(titles(&desk), ["Search was slow"]);
}

#[cfg(unix)]
#[test]
fn a_file_over_which_its_own_edited_copy_was_copied_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let workspace = path(&desk);
    create(&desk, "Mail was late").unwrap();
    desk.tick(&now(5)).unwrap();
    desk.tick(&now(10)).unwrap();
    let elsewhere = folder.path().join("Elsewhere.afterword");
    std::fs::write(&elsewhere, std::fs::read(&workspace).unwrap()).unwrap();
    let other = opened(&tempfile::tempdir().unwrap(), &elsewhere);
    create(&other, "Search was slow").unwrap();
    other.close();
    std::fs::write(&workspace, std::fs::read(&elsewhere).unwrap()).unwrap();
    desk.watch().unwrap();
    assert!(matches!(state(&desk), SessionState::TakenAway { .. }), "{:?}", state(&desk));
}

#[test]
fn what_another_program_commits_and_checkpoints_is_no_loss() {
    let folder = tempfile::tempdir().unwrap();
    let (window, other) = (desk(&folder), desk(&folder));
    for second in 0..20 {
        let (one, two) = if second % 2 == 0 { (&window, &other) } else { (&other, &window) };
        create(one, &format!("Incident {second}")).unwrap();
        one.tick(&now(second)).unwrap();
        two.tick(&now(second)).unwrap();
        two.watch().unwrap();
    }
    assert_eq!((state(&window), state(&other)), (SessionState::Open, SessionState::Open));
    other.close();
    create(&window, "The last").unwrap();
    let workspace = path(&window);
    window.close();
    assert_eq!(alone(&workspace).len(), 21);
}

#[cfg(unix)]
#[test]
fn a_workspace_that_is_opened_through_a_link_is_watched_and_closed_where_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let real = folder.path().join("data").join("Team.afterword");
    desk.make(&real, &now(1)).unwrap();
    let link = folder.path().join("Link.afterword");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    desk.switch(&link, &now(2)).unwrap();
    for n in 0..30 {
        create(&desk, &format!("Incident {n}")).unwrap();
    }
    let left = folder.path().join("Left.afterword");
    killed(&real, &left);
    assert_eq!(titles(&opened(&folder, &left)).len(), 30);
    let linked = folder.path().join("Also.afterword");
    std::os::unix::fs::symlink(&left, &linked).unwrap();
    killed(&real, &left);
    assert_eq!(titles(&opened(&folder, &linked)).len(), 30);
    std::fs::remove_file(&real).unwrap();
    assert_eq!(create(&desk, "No"), Err(Problem::Lost));
}

#[cfg(unix)]
#[test]
fn a_workspace_whose_file_was_replaced_is_rescued_also_when_another_is_opened_before_that_is_noticed() {
    for (name, has_log) in [("Documents", true), ("Documents", false), ("Dropbox", false)] {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        let workspace = folder.path().join(name).join("Team.afterword");
        std::fs::create_dir(workspace.parent().unwrap()).unwrap();
        desk.make(&workspace, &now(1)).unwrap();
        create(&desk, "Search was slow").unwrap();
        let other = folder.path().join("other");
        std::fs::copy(&workspace, &other).unwrap();
        std::fs::rename(&other, &workspace).unwrap();
        if !has_log {
            let _ = std::fs::remove_file(log_of(&workspace));
        }
        desk.make(&folder.path().join("New.afterword"), &now(2)).unwrap();
        let findings = desk.session(&now(2)).findings;
        let [OpeningFinding::Rescued { file }] = &findings[..] else { panic!("{name}: {findings:?}") };
        desk.switch(Path::new(file), &now(3)).unwrap();
        assert_eq!(titles(&desk), ["Search was slow"]);
        let told = desk.session(&now(3)).findings;
        assert!(!told.contains(&findings[0]), "it was opened, so it is told no more");
    }
}

#[cfg(unix)]
#[test]
fn a_rescued_file_is_told_at_the_next_start_until_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    create(&desk_one, "Search was slow").unwrap();
    std::fs::remove_file(path(&desk_one)).unwrap();
    desk_one.watch().unwrap();
    desk_one.close();
    let next = desk(&folder);
    let findings = next.session(&now(0)).findings;
    assert!(matches!(&findings[..], [OpeningFinding::Rescued { .. }]), "{findings:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_back_before_anybody_looks_was_not_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    let away = workspace.with_extension("away");
    std::fs::rename(&workspace, &away).unwrap();
    assert_eq!(create(&desk, "No"), Err(Problem::Lost));
    std::fs::rename(&away, &workspace).unwrap();
    desk.watch().unwrap();
    create(&desk, "Mail was late").unwrap();
    assert_eq!((state(&desk), titles(&desk).len()), (SessionState::Open, 2));
}

#[test]
fn a_synchronising_program_that_touches_the_file_takes_nothing_away() {
    let folder = tempfile::tempdir().unwrap();
    let shared = folder.path().join("Dropbox");
    std::fs::create_dir(&shared).unwrap();
    let desk = desk(&folder);
    desk.make(&shared.join("Team.afterword"), &now(1)).unwrap();
    for title in ["One", "Two"] {
        create(&desk, title).unwrap();
        let file = std::fs::File::options().append(true).open(path(&desk)).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
        desk.watch().unwrap();
        assert_eq!(state(&desk), SessionState::Open, "{title}");
    }
}
