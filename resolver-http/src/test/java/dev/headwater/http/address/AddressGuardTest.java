// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Origin;
import dev.headwater.http.address.AddressGuard.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class AddressGuardTest {
    private static final Origin INDEX = Origin.parse("https://packages.example.org/simple/");
    private static final HttpUrl ELSEWHERE = HttpUrl.get("https://files.example.org/");

    private volatile List<String> found = List.of();
    private final AddressGuard guard = new AddressGuard(host -> addresses());

    private List<InetAddress> addresses() throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : found) {
            addresses.add(InetAddress.getByName(address));
        }
        return addresses;
    }

    @Test
    void isUpWhereOneAddressOfTheIndexIsPublic() throws UnknownHostException {
        found = List.of("8.8.8.8", "10.0.0.1");
        assertThat(guard.reach(INDEX, List.of(), ELSEWHERE)).isEqualTo(Reach.PUBLIC);
    }

    @Test
    void staysUpWhateverTheNameOfTheIndexMeansLater() throws UnknownHostException {
        found = List.of("8.8.8.8");
        assertThat(guard.reach(INDEX, List.of(), ELSEWHERE)).isEqualTo(Reach.PUBLIC);
        found = List.of("10.0.0.1");
        assertThat(guard.reach(INDEX, List.of(), ELSEWHERE)).isEqualTo(Reach.PUBLIC);
    }

    @Test
    void isDownWhereAllAddressesOfTheIndexArePrivate() throws UnknownHostException {
        found = List.of("10.0.0.1", "fd00::1", "169.254.1.1");
        assertThat(guard.reach(INDEX, List.of(), ELSEWHERE)).isEqualTo(Reach.PRIVATE);
    }

    @Test
    void isGoneWhereAllAddressesOfTheIndexAreLinkLocal() throws UnknownHostException {
        found = List.of("169.254.1.1", "fe80::1", "::ffff:169.254.2.2");
        assertThat(guard.reach(INDEX, List.of(), ELSEWHERE)).isEqualTo(Reach.LINK_LOCAL);
    }
}
