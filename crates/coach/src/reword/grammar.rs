//! Forms of English verbs, as far as rewordings need them.

/// The participle of a verb, from its plain form and the form that was said: of “broke” “broken”. Nothing where it is not known.
pub(super) fn participle(plain: &str, said: &str) -> Option<String> {
    const OWN: [(&str, &str); 48] = [
        ("break", "broken"),
        ("write", "written"),
        ("take", "taken"),
        ("choose", "chosen"),
        ("draw", "drawn"),
        ("give", "given"),
        ("see", "seen"),
        ("show", "shown"),
        ("speak", "spoken"),
        ("steal", "stolen"),
        ("throw", "thrown"),
        ("tear", "torn"),
        ("wake", "woken"),
        ("begin", "begun"),
        ("run", "run"),
        ("ring", "rung"),
        ("override", "overridden"),
        ("overwrite", "overwritten"),
        ("withdraw", "withdrawn"),
        ("freeze", "frozen"),
        ("drive", "driven"),
        ("forget", "forgotten"),
        ("undo", "undone"),
        ("sink", "sunk"),
        ("hit", "hit"),
        ("put", "put"),
        ("cut", "cut"),
        ("set", "set"),
        ("shut", "shut"),
        ("send", "sent"),
        ("lose", "lost"),
        ("leave", "left"),
        ("bring", "brought"),
        ("read", "read"),
        ("build", "built"),
        ("keep", "kept"),
        ("hold", "held"),
        ("hang", "hung"),
        ("make", "made"),
        ("find", "found"),
        ("catch", "caught"),
        ("sell", "sold"),
        ("spend", "spent"),
        ("blow", "blown"),
        ("reset", "reset"),
        ("rebuild", "rebuilt"),
        ("split", "split"),
        ("hide", "hidden"),
    ];
    if let Some((_, part)) = OWN.iter().find(|(verb, _)| *verb == plain) {
        return Some((*part).to_owned());
    }
    if said.ends_with("ed") {
        return Some(said.to_owned());
    }
    // “Managed to corrupt”: the plain form of a regular verb.
    let regular = said == plain && plain.len() > 3;
    regular.then(|| match plain.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ied"),
        None if plain.ends_with('e') => format!("{plain}d"),
        None => format!("{plain}ed"),
    })
}

/// “Checks”, “verifies”, “has”.
pub(super) fn third(verb: &str) -> String {
    if let Some(stem) = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    match verb {
        "have" => "has".to_owned(),
        _ if verb.ends_with(['s', 'x', 'o']) || verb.ends_with("sh") || verb.ends_with("ch") => {
            format!("{verb}es")
        }
        _ => format!("{verb}s"),
    }
}

/// “Renewing”, “running”.
pub(super) fn ing(verb: &str) -> String {
    if verb.len() > 3 && verb.ends_with('e') && !verb.ends_with("ee") {
        return format!("{}ing", &verb[..verb.len() - 1]);
    }
    let doubles = ["run", "set", "stop", "plan", "put", "cut", "log", "shut", "get", "let", "skip", "drop"];
    match verb.chars().last() {
        Some(last) if doubles.contains(&verb) => format!("{verb}{last}ing"),
        _ => format!("{verb}ing"),
    }
}

/// With a capital at its beginning.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
