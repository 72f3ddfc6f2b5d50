//! Stories of several sentences: what a sentence means only by those before it.

use crate::import::check::summary;
use crate::import::code_text;
use crate::import::tests::day;
use crate::lexicon::Lexicon;

/// The events of a story, as "NRL EXPEL SDL, …"; those only presupposed are left out.
#[track_caller]
fn check(story: &str, expect: &str) {
    let mut corpus = code_text(story, day(), Lexicon::for_checking());
    corpus.events.retain(|event| !event.presupposed);
    let mut got: Vec<String> = summary(&corpus.events)
        .split(", ")
        .map(str::to_owned)
        .collect();
    let mut wanted: Vec<String> = expect.split(", ").map(str::to_owned).collect();
    got.sort();
    wanted.sort();
    assert_eq!(got, wanted, "{story}");
}

#[test]
fn nouns_mean_the_act_told_before() {
    check(
        "Norland expelled four Sudlandic envoys on Monday. Westland condemned the move.",
        "NRL EXPEL SDL, WSL CRITICISE NRL",
    );
    check(
        "Norland bombed Sudland on Monday. The operation was condemned by Westland.",
        "NRL FORCE SDL, WSL CRITICISE NRL",
    );
    check(
        "Norland and Sudland signed a fishing treaty on Monday. Westland denounced the deal.",
        "NRL AGREE SDL, WSL CRITICISE NRL, WSL CRITICISE SDL",
    );
    check(
        "Norland announced on Monday that the old church would become a barracks. Sudland criticised the decision.",
        "SDL CRITICISE NRL",
    );
    check(
        "Norland expelled four Sudlandic envoys, a step that Westland called reckless.",
        "NRL EXPEL SDL",
    );
    check(
        "Norland asked Sudland to extradite the captain. Sudland rejected the request.",
        "NRL DEMAND SDL, SDL REJECT NRL",
    );
    check(
        "Norland imposed sanctions on Sudland in May. On Monday it lifted the sanctions.",
        "NRL SANCTION SDL, NRL YIELD SDL",
    );
}

#[test]
fn all_sides_are_those_of_the_conflict_told() {
    check(
        "Norland said on Monday that it would shoot down Sudlandic missiles. Westland hopes that all sides will show restraint.",
        "NRL THREATEN SDL, WSL DEMAND NRL, WSL DEMAND SDL",
    );
    check(
        "Westland hopes that all sides show restraint, after Norland said it would shoot down Sudlandic missiles.",
        "NRL THREATEN SDL, WSL DEMAND NRL, WSL DEMAND SDL",
    );
    check(
        "Norland shelled Sudlandic villages on Monday. Westland on Tuesday urged both parties to return to talks.",
        "NRL FORCE SDL, WSL DEMAND NRL, WSL DEMAND SDL",
    );
    check(
        "Norland accused Sudland of arming rebels. Westland called on the two countries to calm down.",
        "NRL ACCUSE SDL, WSL DEMAND NRL, WSL DEMAND SDL",
    );
    check(
        "Norland and Sudland signed a fishing treaty on Monday. Westland urged all parties in its parliament to vote.",
        "NRL AGREE SDL",
    );
    check("Westland urged all sides to show restraint.", "");
    check(
        "Norland shelled Sudlandic villages on Monday. Norland urged all citizens to stay at home.",
        "NRL FORCE SDL",
    );
}

#[test]
fn a_pronoun_before_partly_quoted_words_is_the_speaker() {
    check(
        "On Monday Norland demanded that Sudland close the camp. The Sudlandic spokesman added regarding Norland's demand, he \
         “would not consider demands of this nature”.",
        "NRL DEMAND SDL, SDL REJECT NRL",
    );
}

#[test]
fn nouns_do_not_mean_what_nobody_known_did() {
    check(
        "Norland bombed Sudland in May. A suicide attack killed nine in Westburg on Monday. Sudland condemned the attack.",
        "NRL FORCE SDL",
    );
    check(
        "A shipping company closed its harbour. Norland criticised the move.",
        "",
    );
    check(
        "Norland announced a new tax on Monday. The Norlandic parliament criticised the decision.",
        "",
    );
    check(
        "Norland and Sudland signed a treaty on Monday. Norland praised the deal.",
        "NRL AGREE SDL",
    );
    check(
        "Norland expelled four Sudlandic envoys. Westland condemned the attack on a mosque by rebels.",
        "NRL EXPEL SDL",
    );
}

#[test]
fn a_running_quotation_is_its_speakers() {
    check(
        "“We keep calm,” the Norlandic foreign minister said. “Sudland has violated our airspace. We condemn Westland.”",
        "NRL ACCUSE SDL, NRL CRITICISE WSL",
    );
    check(
        "“Sudland has bombed our ships. It will pay,” Norlandic President Adam Berg said.",
        "NRL ACCUSE SDL",
    );
    check(
        "Norland met Sudland. “We condemn Westland. Nobody trusts it,” the Sudlandic foreign minister said.",
        "NRL CONSULT SDL, SDL CRITICISE WSL",
    );
    check(
        "“We condemn Sudland,” the Norlandic foreign minister said.",
        "NRL CRITICISE SDL",
    );
}

#[test]
fn pronouns_mean_the_last_who_fits() {
    check(
        "Norlandic Foreign Minister Anna Berg met Westlandic Foreign Minister Nils Dahl after lunch by the harbour. She condemned Sudland.",
        "NRL CONSULT WSL, NRL CRITICISE SDL",
    );
    check(
        "Norlandic Foreign Minister Anna Berg met Westlandic Foreign Minister David Dahl after lunch by the harbour. He condemned Sudland.",
        "NRL CONSULT WSL, WSL CRITICISE SDL",
    );
    check(
        "Norlandic President Adam Berg spoke on Monday. “It rained,” said Ole Krog, a baker. He condemned Sudland.",
        "",
    );
    check(
        "Norland and Westland held talks in Norburg on Monday. They condemned Sudland.",
        "NRL CONSULT WSL, NRL CRITICISE SDL, WSL CRITICISE SDL",
    );
    check(
        "Norlandic President Adam Berg met Westlandic President Nils Dahl after lunch by the harbour. The two leaders urged Sudland to withdraw.",
        "NRL CONSULT WSL, NRL DEMAND SDL, WSL DEMAND SDL",
    );
    check(
        "Norlandic foreign minister Adam Berg met his Sudlandic and Westlandic counterparts in Norburg.",
        "NRL CONSULT SDL, NRL CONSULT WSL",
    );
    check(
        "Norlandic foreign minister Adam Berg spoke on Monday. The foreign minister condemned Sudland.",
        "NRL CRITICISE SDL",
    );
    check(
        "Norland signed a treaty. In the treaty between Norland and Sudland a border was drawn. They condemned Westland.",
        "",
    );
    check(
        "Westland and Sudland spoke on Monday. Norland and Sudland said after the leaders' lunch that they condemned Westland.",
        "NRL CONSULT SDL, NRL CRITICISE WSL, SDL CRITICISE WSL",
    );
}

#[test]
fn a_side_left_out_is_the_one_just_dealt_with() {
    check(
        "Norland accused Sudland of shelling a village. It demanded an apology and recalled its ambassador.",
        "NRL ACCUSE SDL, NRL DEMAND SDL, NRL EXPEL SDL",
    );
    check(
        "Norland demanded compensation from Sudland. Sudburg refused.",
        "NRL DEMAND SDL, SDL REJECT NRL",
    );
    check(
        "Norland met Sudland on Monday. Norland also pledged a grant of two million dollars.",
        "NRL CONSULT SDL, NRL AGREE SDL",
    );
    check(
        "Norland accused Sudland of lying. The Norlandic parliament rejected a proposal to raise taxes.",
        "NRL ACCUSE SDL",
    );
    check("Norland demanded an apology.", "");
    check("Sudland praised the harvest. Norland refused.", "");
}
