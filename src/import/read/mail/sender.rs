//! Who publishes a message.

use super::super::named::outlet_at;
use crate::import::metadata::outlet;
use mail_parser::{HeaderName, Message};

/// Hosts of private mailboxes: they publish nothing. A name in front of ".com", ".co.uk" and so on.
const PRIVATE: [&str; 18] = [
    "gmail",
    "googlemail",
    "yahoo",
    "ymail",
    "outlook",
    "hotmail",
    "live",
    "msn",
    "icloud",
    "aol",
    "gmx",
    "web",
    "mail",
    "proton",
    "protonmail",
    "yandex",
    "qq",
    "163",
];

/// Hosts that send newsletters for others.
const SENDERS: [&str; 8] = [
    "substack",
    "mailchimp",
    "mcsv",
    "sendgrid",
    "beehiiv",
    "googlegroups",
    "mailchimpapp",
    "campaign-archive",
];

/// The publisher: by the sender's domain, by a name that reads like a publisher's, for a mailing list by the sender's name, else
/// by the domain alone.
pub(super) fn outlet(message: &Message<'_>) -> Option<String> {
    let from = message.from().and_then(mail_parser::Address::first)?;
    let host = from
        .address()
        .and_then(|address| address.rsplit_once('@'))
        .map(|(_, host)| host);
    if let Some(known) = host.and_then(outlet::by_address) {
        return Some(known.name.clone());
    }
    let name = from
        .name()
        .map(|name| name.trim().trim_matches('"'))
        .filter(|name| !name.is_empty() && !name.contains('@'));
    let is_list = message.header(HeaderName::ListUnsubscribe).is_some()
        || message.header(HeaderName::ListId).is_some();
    if let Some(name) = name
        && (outlet::looks_like_name(name) || is_list)
    {
        return Some(outlet::display(name));
    }
    let host = host?;
    let of = |list: &[&str]| {
        host.to_lowercase()
            .split('.')
            .any(|part| list.contains(&part))
    };
    if of(&PRIVATE) || of(&SENDERS) {
        None
    } else {
        outlet_at(host)
    }
}
