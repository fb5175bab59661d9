//! The addresses of this machine at which phones could reach it.

use std::net::IpAddr;

use afterword_service::NetworkAddress;

/// Returns all addresses but link-local ones: those of home and office networks first, loopback last.
pub(crate) fn addresses() -> Vec<NetworkAddress> {
    let mut found: Vec<_> = if_addrs::get_if_addrs()
        .unwrap_or_default()
        .into_iter()
        .filter(|card| !is_link_local(card.ip()))
        .map(|card| NetworkAddress { address: card.ip(), only_here: card.is_loopback(), card: card.name })
        .collect();
    // IPv6 comes after IPv4: in it a whole room is one network, and shares the limits of one address.
    found.sort_by_key(|one| (one.only_here, one.address.is_ipv6(), !is_private(one.address)));
    found
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => four.is_private(),
        IpAddr::V6(six) => six.is_unique_local(),
    }
}

/// Such an address needs a zone that no phone takes in its address line.
fn is_link_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => four.is_link_local(),
        IpAddr::V6(six) => six.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_alone_is_offered_last() {
        let found = addresses();
        let first_here = found.iter().position(|one| one.only_here).unwrap();
        assert!(found[first_here..].iter().all(|one| one.only_here));
    }
}
