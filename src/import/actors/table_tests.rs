//! Whom sentences name, as a table: names, seats of power, bodies, titles, and those who are nobody.

use super::{ActorMemory, ActorTagger};
use crate::import::token;
use crate::lexicon::Lexicon;
use crate::model::{ActorCode, Span};

/// The mentions of one sentence published on 5 October 2018, each as `head codes [words]`.
fn read(text: &str) -> String {
    let list = token::tokens(text, Span::new(0, text.len()));
    let lexicon = &Lexicon::for_checking().actors;
    let day = "2018-10-05".parse().ok();
    let mentions =
        ActorTagger::new(lexicon).mentions(text, &list, day, &mut ActorMemory::default());
    let shown = mentions.iter().map(|mention| {
        let codes: Vec<&str> = mention.actors.iter().map(ActorCode::as_str).collect();
        let codes = if codes.is_empty() {
            "-".to_owned()
        } else {
            codes.join("+")
        };
        let head = format!("{:?}", mention.head).to_lowercase();
        format!("{head} {codes} [{}]", mention.span.of(text))
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// A line for each sentence: `text | mentions`.
#[track_caller]
fn check(table: &str) {
    for line in table.lines().filter(|line| !line.is_empty()) {
        let (text, expect) = line
            .split_once('|')
            .expect("a line has a text and its mentions");
        assert_eq!(read(text.trim()), expect.trim(), "{text}");
    }
}

#[test]
fn states_and_their_names() {
    check(
        "
Norland and the United Kingdom met. | name NRL [Norland]; name GBR [the United Kingdom]
The Czech Republic, Slovakia and the Netherlands agreed. | name CZE [The Czech Republic]; name SVK [Slovakia]; name NLD [the Netherlands]
The Republic of Congo accused the Democratic Republic of Congo. | name COG [The Republic of Congo]; name COD [the Democratic Republic of Congo]
Guinea-Bissau and Papua New Guinea signed a pact. | name GNB [Guinea-Bissau]; name PNG [Papua New Guinea]
North Korea and South Korea talked. | name PRK [North Korea]; name KOR [South Korea]
Burma and Myanmar are one. | name MMR [Burma]; name MMR [Myanmar]
The Holy See praised Timor-Leste. | name VAT [The Holy See]; name TLS [Timor-Leste]
The UAE and the KSA cut ties with Qatar. | name ARE [The UAE]; name SAU [the KSA]; name QAT [Qatar]
Holland and Great Britain agreed. | name NLD [Holland]; name GBR [Great Britain]
The Hellenic Republic protested to Ankara. | name GRC [The Hellenic Republic]; name TUR [Ankara]
Bosnia-Herzegovina and Montenegro signed. | name BIH [Bosnia-Herzegovina]; name MNE [Montenegro]
Pyongyang warned Seoul and Tokyo. | name PRK [Pyongyang]; name KOR [Seoul]; name JPN [Tokyo]
",
    );
}

#[test]
fn seats_of_power_act_for_their_state() {
    check(
        "
The Kremlin, Downing Street and the Elysee agreed. | name RUS [The Kremlin]; name GBR [Downing Street]; name FRA [the Elysee]
Foggy Bottom rejected the claim by Tehran. | institution USA [Foggy Bottom]; name IRN [Tehran]
Zhongnanhai warned Taipei. | name CHN [Zhongnanhai]; name TWN [Taipei]
The Quai d'Orsay summoned the Chinese ambassador. | institution FRA [The Quai d'Orsay]; official CHN [the Chinese ambassador]
Whitehall and the Pentagon agreed. | name GBR [Whitehall]; institution USA [the Pentagon]
Capitol Hill condemned Moscow. | institution USA [Capitol Hill]; name RUS [Moscow]
The Blue House condemned Pyongyang. | name KOR [The Blue House]; name PRK [Pyongyang]
Itamaraty summoned the Venezuelan envoy. | institution BRA [Itamaraty]; official VEN [the Venezuelan envoy]
Malacanang thanked Beijing. | name PHL [Malacanang]; name CHN [Beijing]
The Farnesina and Palazzo Chigi protested to Paris. | institution ITA [The Farnesina]; name ITA [Palazzo Chigi]; name FRA [Paris]
Rashtrapati Bhavan hosted the Nepalese president. | name IND [Rashtrapati Bhavan]; official NPL [the Nepalese president]
Aso Rock condemned Pretoria. | name NGA [Aso Rock]; name ZAF [Pretoria]
Wisma Putra protested to Beijing. | institution MYS [Wisma Putra]; name CHN [Beijing]
Brussels accused Warsaw of breaking the law. | name EU [Brussels]; name POL [Warsaw]
",
    );
}

#[test]
fn bodies_and_services() {
    check(
        "
US Central Command said a drone was lost. | institution USA [US Central Command]
The State Duma condemned Kyiv. | institution RUS [The State Duma]; name UKR [Kyiv]
The Bundestag and the Knesset agreed. | institution DEU [The Bundestag]; institution ISR [the Knesset]
The SBU accused the FSB. | institution UKR [The SBU]; institution RUS [the FSB]
MI5 warned of Chinese spies. | institution GBR [MI5]; citizens CHN [Chinese spies]
The Verkhovna Rada thanked the Sejm. | institution UKR [The Verkhovna Rada]; institution POL [the Sejm]
CBP returned the coins to China. | institution USA [CBP]; name CHN [China]
The Treasury Department named two Iranians. | institution USA [The Treasury Department]; citizens IRN [two Iranians]
The Indian Coast Guard detained a Pakistani boat. | institution IND [The Indian Coast Guard]; modifier PAK [Pakistani]
The Bank of England spoke. | institution GBR [The Bank of England]
The Russian Investigative Committee charged two Ukrainians. | institution RUS [The Russian Investigative Committee]; citizens UKR [two Ukrainians]
The Royal Navy shadowed a Russian frigate. | institution GBR [The Royal Navy]; institution RUS [a Russian frigate]
The aircraft carrier USS Ronald Reagan sailed. | institution USA [USS Ronald Reagan]
HMS Defender sailed past Crimea. | institution GBR [HMS Defender]; name UKR [Crimea]
Iranian state television accused Israel. | institution IRN [Iranian state television]; name ISR [Israel]
Xinhua criticised Washington. | institution CHN [Xinhua]; name USA [Washington]
A Norlandic court sentenced two Sudlanders. | institution NRL [A Norlandic court]; citizens SDL [two Sudlanders]
Norlandic prosecutors charged a Sudlander. | official NRL [Norlandic prosecutors]; citizens SDL [a Sudlander]
The Norlandic central bank spoke. | institution NRL [The Norlandic central bank]
The royal court of Sudland spoke. | institution SDL [The royal court of Sudland]
The Norlandic coast guard spoke. | institution NRL [The Norlandic coast guard]
",
    );
}

#[test]
fn organisations_and_their_officers() {
    check(
        "
UN Secretary-General Antonio Guterres urged Myanmar to act. | official UN [UN Secretary-General Antonio Guterres]; name MMR [Myanmar]
NATO chief Stoltenberg praised Poland. | official NATO [NATO chief Stoltenberg]; name POL [Poland]
EU foreign policy chief Federica Mogherini criticised Israel. | official EU [EU foreign policy chief Federica Mogherini]; name ISR [Israel]
The EU's Mogherini met Iran's Zarif. | official EU [The EU's Mogherini]; official IRN [Iran's Zarif]
The WHO chief thanked China. | official UN [The WHO chief]; name CHN [China]
The UN refugee agency urged Greece to act. | name UN [The UN refugee agency]; name GRC [Greece]
UN peacekeepers left Mali. | name UN [UN peacekeepers]; name MLI [Mali]
UNICEF and UNHCR praised Jordan. | name UN [UNICEF]; name UN [UNHCR]; name JOR [Jordan]
The IAEA's Yukiya Amano visited Tehran. | official IAEA [The IAEA's Yukiya Amano]; name IRN [Tehran]
OPCW Director-General Fernando Arias accused Syria. | official OPCW [OPCW Director-General Fernando Arias]; name SYR [Syria]
Arab League chief Ahmed Aboul Gheit condemned Washington. | official ARAB [Arab League chief Ahmed Aboul Gheit]; name USA [Washington]
ECOWAS and the African Union condemned Gambia. | name ECOWAS [ECOWAS]; name AU [the African Union]; name GMB [Gambia]
The Washington-based IMF warned Argentina. | name IMF [The Washington-based IMF]; name ARG [Argentina]
The European Commission sued Poland. | name EU [The European Commission]; name POL [Poland]
UN special rapporteur Agnes Callamard accused Saudi Arabia. | official UN [UN special rapporteur Agnes Callamard]; name SAU [Saudi Arabia]
IAEA inspectors visited Iran. | name IAEA [IAEA inspectors]; name IRN [Iran]
The International Court of Justice ruled against Russia. | name ICJ [The International Court of Justice]; name RUS [Russia]
Interpol rejected Ecuador. | name INTERPOL [Interpol]; name ECU [Ecuador]
",
    );
}

#[test]
fn titles_and_names() {
    check(
        "
Secretary of State Mike Pompeo condemned Iran. | official USA [Secretary of State Mike Pompeo]; name IRN [Iran]
Acting Deputy Assistant Secretary of State for European Affairs John Smith spoke. | official USA [Acting Deputy Assistant Secretary of State for European Affairs John Smith]
US Special Representative for Iran Brian Hook spoke. | official USA [US Special Representative for Iran Brian Hook]
Norlandic Deputy Minister of Foreign Affairs for Political Affairs Anna Nord spoke. | official NRL [Norlandic Deputy Minister of Foreign Affairs for Political Affairs Anna Nord]
Under Secretary of State for Arms Control Anna Nord spoke. | official USA [Under Secretary of State for Arms Control Anna Nord]
Norland's permanent representative to the OPCW Anna Nord spoke. | official NRL [Norland's permanent representative to the OPCW Anna Nord]
Norland's ambassador to the United Nations, Anna Nord, spoke. | official NRL [Norland's ambassador to the United Nations, Anna Nord]
The head of the Norlandic parliament's foreign affairs committee, Anna Nord, spoke. | official NRL [The head of the Norlandic parliament's foreign affairs committee, Anna Nord]
Saudi Crown Prince Mohammed bin Salman met Turkish President Recep Tayyip Erdogan. | official SAU [Saudi Crown Prince Mohammed bin Salman]; official TUR [Turkish President Recep Tayyip Erdogan]
The Chinese foreign ministry's Geng Shuang spoke. | modifier CHN [The Chinese foreign ministry's]; official CHN [Geng Shuang]
President Putin's spokesman Dmitry Peskov spoke. | modifier RUS [President Putin's]; official RUS [spokesman Dmitry Peskov]
Norland's chief nuclear negotiator Anna Nord met Sudlandic officials. | official NRL [Norland's chief nuclear negotiator Anna Nord]; official SDL [Sudlandic officials]
Chinese Vice Premier Liu He met Steven Mnuchin. | official CHN [Chinese Vice Premier Liu He]; official USA [Steven Mnuchin]
London Mayor Sadiq Khan criticised Berlin. | official GBR [London Mayor Sadiq Khan]; name DEU [Berlin]
The mayor of Norburg criticised Sudland. | official NRL [The mayor of Norburg]; name SDL [Sudland]
President Karl Sud of Sudland met Anna Nord. | official SDL [President Karl Sud of Sudland]
Anna Nord, Norland's foreign minister, met Bo Sud, her Sudlandic counterpart. | official NRL [Anna Nord, Norland's foreign minister]; official SDL [Bo Sud, her Sudlandic counterpart]
A senior Norlandic official accused Sudland. | official NRL [A senior Norlandic official]; name SDL [Sudland]
Indian External Affairs Minister Sushma Swaraj met Wang Yi. | official IND [Indian External Affairs Minister Sushma Swaraj]; official CHN [Wang Yi]
Iran's UN envoy accused Saudi Arabia. | official IRN [Iran's UN envoy]; name SAU [Saudi Arabia]
",
    );
}

#[test]
fn names_within_their_terms() {
    check(
        "
Donald Trump met Xi Jinping. | official USA [Donald Trump]; official CHN [Xi Jinping]
Barack Obama met Angela Merkel. | other - [Barack Obama]; official DEU [Angela Merkel]
Mrs May met Mr Trump. | official GBR [Mrs May]; official USA [Mr Trump]
Britain's May met North Korea's Kim. | official GBR [Britain's May]; official PRK [North Korea's Kim]
Russia's Putin met Turkey's Erdogan. | official RUS [Russia's Putin]; official TUR [Turkey's Erdogan]
In May, Trump met Xi. | official USA [Trump]; official CHN [Xi]
Ronald Reagan met Mikhail Gorbachev. | other - [Ronald Reagan]; other - [Mikhail Gorbachev]
Kofi Annan met Nelson Mandela. | other - [Kofi Annan]; other - [Nelson Mandela]
Hassan Rouhani warned Mike Pence. | official IRN [Hassan Rouhani]; official USA [Mike Pence]
Theresa May met Donald Tusk. | official GBR [Theresa May]; official EU [Donald Tusk]
Emmanuel Macron called Vladimir Putin. | official FRA [Emmanuel Macron]; official RUS [Vladimir Putin]
",
    );
}

#[test]
fn who_was_is_nobody() {
    check(
        "
Former US Secretary of State John Kerry criticised Saudi Arabia. | other - [Former US Secretary of State John Kerry]; name SAU [Saudi Arabia]
Norland's ex-foreign minister Anna Nord criticised Sudland. | other - [Norland's ex-foreign minister Anna Nord]; name SDL [Sudland]
The late King Hussein praised Egypt. | other - [The late King Hussein]; name EGY [Egypt]
Former Vice President Al Gore criticised China. | other - [Former Vice President Al Gore]; name CHN [China]
Ex-president Barack Obama praised Kenya. | other - [Barack Obama]; name KEN [Kenya]
Then-President Barack Obama visited Cuba. | other - [Barack Obama]; name CUB [Cuba]
A former Norlandic diplomat accused Sudland. | other - [A former Norlandic diplomat]; name SDL [Sudland]
",
    );
}

#[test]
fn the_armed_and_the_opposition_are_nobody() {
    check(
        "
Hezbollah leader Hassan Nasrallah threatened Israel. | other - [Hezbollah leader]; other - [Hassan Nasrallah]; name ISR [Israel]
Houthi rebels attacked Saudi Arabia. | other - [Houthi rebels]; name SAU [Saudi Arabia]
The Iranian-backed Houthis attacked Saudi Arabia. | other - [The Iranian-backed Houthis]; name SAU [Saudi Arabia]
Iran's Houthi allies attacked Saudi Arabia. | name SAU [Saudi Arabia]
Taliban fighters attacked Pakistan. | other - [Taliban fighters]; name PAK [Pakistan]
The Syrian Democratic Forces accused Turkey. | other - [The Syrian Democratic Forces]; name TUR [Turkey]
Russian-backed separatists attacked Ukraine. | other - [Russian-backed separatists]; name UKR [Ukraine]
US-backed Syrian rebels attacked Iran. | other - [US-backed Syrian rebels]; name IRN [Iran]
The self-proclaimed Donetsk People's Republic accused Ukraine. | other - [The self-proclaimed Donetsk People's Republic]; name UKR [Ukraine]
Hamas accused Israel. | other - [Hamas]; name ISR [Israel]
The Popular Mobilization Forces blamed the United States. | other - [The Popular Mobilization Forces]; name USA [the United States]
Opposition leader Juan Guaido urged Spain to act. | other - [Opposition leader]; other - [Juan Guaido]; name ESP [Spain]
The Norlandic opposition leader criticised Sudland. | other - [The Norlandic opposition leader]; name SDL [Sudland]
Pro-Norlandic rebels attacked Sudland. | other - [Pro-Norlandic rebels]; name SDL [Sudland]
Boko Haram attacked Cameroon. | other - [Boko Haram]; name CMR [Cameroon]
The PKK attacked Turkey. | other - [The PKK]; name TUR [Turkey]
",
    );
}

#[test]
fn private_people_and_companies_are_no_voice() {
    check(
        "
Huawei denied the charge. | other - [Huawei]
A Norlandic company denied the charge. | other - [A Norlandic company]
Norlandic airlines denied the charge. | other - [Norlandic airlines]
The Norland-based group accused Sudland. | other - [The Norland-based group]; name SDL [Sudland]
Washington-based analysts criticised Iran. | other - [Washington-based analysts]; name IRN [Iran]
Norlandic media accused Sudland. | other - [Norlandic media]; name SDL [Sudland]
Amnesty International accused Egypt. | other - [Amnesty International]; name EGY [Egypt]
A Norlandic-born businessman condemned Sudland. | other - [A Norlandic-born businessman]; name SDL [Sudland]
Pope Francis urged Myanmar to act. | other - [Pope Francis]; name MMR [Myanmar]
Gazprom sued Naftogaz. | other - [Gazprom]; other - [Naftogaz]
",
    );
}

#[test]
fn objects_after_verbs_that_look_like_adjectives() {
    check(
        "
Norland jailed a Sudlandic journalist. | name NRL [Norland]; citizens SDL [a Sudlandic journalist]
Norland jailed a Sudlandic diplomat. | name NRL [Norland]; citizens SDL [a Sudlandic diplomat]
Norland jailed Sudlandic diplomats. | name NRL [Norland]; citizens SDL [Sudlandic diplomats]
Norland exiled two Sudlanders. | name NRL [Norland]; citizens SDL [two Sudlanders]
",
    );
}

#[test]
fn allies_and_neighbours() {
    check(
        "
Its NATO ally Turkey condemned Greece. | name TUR [Turkey]; name GRC [Greece]
US ally Saudi Arabia attacked Yemen. | name SAU [Saudi Arabia]; name YEM [Yemen]
EU member Hungary blocked the statement. | name HUN [Hungary]
NATO member Turkey attacked Syria. | name TUR [Turkey]; name SYR [Syria]
Neighbouring Sudland condemned Norland. | name SDL [Sudland]; name NRL [Norland]
",
    );
}

#[test]
fn stray_numbers() {
    check(
        "
2 Russia said it would respond. | name RUS [Russia]; pronoun RUS [it]
Four Russians left. | citizens RUS [Four Russians]
The 27-member bloc condemned Belarus. | name EU [The 27-member bloc]; name BLR [Belarus]
",
    );
}

#[test]
fn false_friends() {
    check(
        "
Michael Jordan praised the team. |
Chad Smith praised the wine. |
Paris Hilton visited a shop. |
They ate turkey off fine china in May. |
New Mexico sued a dentist. |
The Washington Post reported from the South China Sea. |
Georgia Bulldogs fans cheered. |
The Panama Papers were read with French toast and Russian dolls. |
He told us that it was hot. |
The Jordan Valley is deep. |
American football is played on the Gulf of Mexico. |
The Moscow Times cited the Vienna Convention. |
British Airways flew to the Persian Gulf. |
She bought Brussels sprouts and a Panama hat. |
The Paris Agreement followed the Kyoto Protocol. |
",
    );
}
