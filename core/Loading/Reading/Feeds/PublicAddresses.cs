using System.Net;
using System.Net.Sockets;

namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>Which network addresses are of the public Internet, by the registries of special-purpose addresses (RFC 6890).</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            // The platform's own services on every virtual machine of Azure.
            "168.63.129.16/32",
            // Protocols, documentation, and 6to4, which has an address of version 4 inside.
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // All public addresses of version 6 are in it. Loopback, link-local, unique local, multicast and translated ones are not.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Contains(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(plain))
            && !Array.Exists(Special, network => network.Contains(plain));
    }
}
