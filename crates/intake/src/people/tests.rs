use proptest::prelude::*;

use super::*;

/// `name` or `name | role`, one per person.
fn people(text: &str) -> Vec<String> {
    let told =
        |one: Invitee| if one.role.is_empty() { one.name } else { format!("{} | {}", one.name, one.role) };
    read(text, &[]).people.into_iter().map(told).collect()
}

#[test]
fn an_invite_list_in_any_of_its_forms_names_the_same_people() {
    for text in [
        "Ana Wolf <ana@a.example>, Ben Ortiz <ben@a.example>, Chen Li <chen@a.example>",
        "Ana Wolf <ana@a.example>, Ben Ortiz, Chen Li",
        "Ana Wolf <ana@a.example>; Ben Ortiz <ben@a.example>; Chen Li <chen@a.example>;",
        "Ana Wolf <ana@a.example>,\nBen Ortiz <ben@a.example>,\nChen Li <chen@a.example>",
        "Wolf, Ana <ana@a.example>; Ortiz, Ben <ben@a.example>; Li, Chen <chen@a.example>",
        "Wolf, Ana; Ortiz, Ben; Li, Chen",
        "Wolf, Ana <ana@a.example>, Ortiz, Ben <ben@a.example>, Li, Chen <chen@a.example>",
        "\"Wolf, Ana\" <ana@a.example>, \"Ortiz, Ben\" <ben@a.example>, \"Li, Chen\" <chen@a.example>",
        "'Ana Wolf' <ana@a.example>; 'Ben Ortiz'; 'Chen Li'",
        "\"Ana Wolf\" <ana@a.example>\n\"Ben Ortiz\" <ben@a.example>\n\"Chen Li\" <chen@a.example>",
        "Ana Wolf\nBen Ortiz\nChen Li\n",
        "- Ana Wolf\n- Ben Ortiz\n- Chen Li",
        "1. Ana Wolf\n2. Ben Ortiz\n3. Chen Li",
        "Ana Wolf, Ben Ortiz, Chen Li",
        "Ana Wolf, Ben Ortiz, and Chen Li",
        "Ana Wolf; Ben Ortiz; Chen Li",
        "Ana Wolf\tBen Ortiz\tChen Li",
        "Ana Wolf\tana@a.example\nBen Ortiz\tben@a.example\nChen Li\tchen@a.example",
        "Name\tE-mail\nAna Wolf\tana@a.example\nBen Ortiz\tben@a.example\nChen Li\tchen@a.example",
        "First name\tLast name\nAna\tWolf\nBen\tOrtiz\nChen\tLi",
        "Ana Wolf ana@a.example\nBen Ortiz (ben@a.example)\nChen Li [mailto:chen@a.example]",
        "ana@a.example Ana Wolf\nBen Ortiz\nChen Li",
        "To: Ana Wolf <ana@a.example>; Ben Ortiz\nCc: Chen Li <chen@a.example>",
        "Ana Wolf (Organizer)\nBen Ortiz (optional)\nChen Li (Host, me)",
        "Ana Wolf、Ben Ortiz、Chen Li",
    ] {
        assert_eq!(people(text), ["Ana Wolf", "Ben Ortiz", "Chen Li"], "{text:?}");
    }
}

#[test]
fn what_people_do_is_kept() {
    for text in [
        "Ana Wolf, SRE\nBen Ortiz, payments team",
        "Ana Wolf\tSRE\nBen Ortiz\tpayments team",
        "Ana Wolf\tana@a.example\tSRE\nBen Ortiz\tben@a.example\tpayments team",
        "Name\tRole\tE-mail\nAna Wolf\tSRE\tana@a.example\nBen Ortiz\tpayments team\tben@a.example",
        "Ana Wolf - SRE\nBen Ortiz – payments team",
        "Ana Wolf — SRE; Ben Ortiz — payments team",
        "Ana Wolf, SRE; Ben Ortiz, payments team",
        "Ana Wolf (SRE), Ben Ortiz (payments team) <ben@a.example>",
        "Ana Wolf: SRE\nBen Ortiz: payments team",
        "Ana Wolf <ana@a.example>, SRE\nBen Ortiz <ben@a.example>, payments team",
        "| Name | Role |\n|---|---|\n| Ana Wolf | SRE |\n| Ben Ortiz | payments team |",
    ] {
        assert_eq!(people(text), ["Ana Wolf | SRE", "Ben Ortiz | payments team"], "{text:?}");
    }
}

#[test]
fn names_of_several_words_and_scripts_stay_whole() {
    assert_eq!(
        people("van der Berg, Jan; Müller-Schmidt, Änne Kim; O’Neil, Liam"),
        ["Jan van der Berg", "Änne Kim Müller-Schmidt", "Liam O’Neil"]
    );
    assert_eq!(
        people("Jean-Luc de la Cruz\n陈丽\nмария ким\n"),
        ["Jean-Luc de la Cruz", "陈丽", "мария ким"]
    );
    assert_eq!(
        people("\"de la Cruz Ortega, María José\" <m@a.example>, Ana"),
        ["María José de la Cruz Ortega", "Ana"]
    );
}

#[test]
fn who_is_there_already_or_twice_on_the_list_is_told() {
    let list = read("Ana Wolf; ben  ortiz; Chen Li; Chen Li", &["Ben Ortiz".into(), "Kim".into()]);
    let names: Vec<_> = list.people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Ana Wolf", "Chen Li"]);
    assert_eq!(list.there, ["ben ortiz", "Chen Li"]);
}

#[test]
fn addresses_without_a_name_are_counted_and_left_out() {
    let list = read("ana@a.example, <ben@a.example>; Chen Li <chen@a.example>", &[]);
    assert_eq!((list.people.len(), list.unnamed), (1, 2));
    assert_eq!(read("ana@a.example\nben@a.example", &[]).unnamed, 2);
}

proptest! {
    #[test]
    fn no_address_and_no_blank_name_ever_gets_in(text in "(?s)[A-Za-z ,;<>\"'@.\t\n()-]{0,200}") {
        for one in read(&text, &[]).people {
            prop_assert!(!afterword_domain::text::is_blank(&one.name));
            prop_assert!(!words::is_address(&one.name), "{:?}", one.name);
        }
    }

    #[test]
    fn any_names_are_read_back_from_any_separator(
        names in proptest::collection::hash_set("X[a-z]{4,8} Y[a-z]{4,8}", 3..9),
        with_addresses: bool,
        sign in prop_oneof![Just(", "), Just("; "), Just("\n"), Just(",\n"), Just(";\r\n")],
    ) {
        let names: Vec<_> = names.into_iter().collect();
        let one = |name: &String| if with_addresses { format!("{name} <x@a.example>") } else { name.clone() };
        let text = names.iter().map(one).collect::<Vec<_>>().join(sign);
        prop_assert_eq!(people(&text), names);
    }
}
