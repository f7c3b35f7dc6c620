// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
    @Nested
    class NotOfThePublicNetwork {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.0.0.0",
                    "0.1.2.3",
                    "10.0.0.1",
                    "10.255.255.255",
                    "100.64.0.1",
                    "100.127.255.255",
                    "127.0.0.1",
                    "127.255.0.1",
                    "169.254.169.254",
                    "172.16.0.1",
                    "172.31.255.255",
                    "192.0.0.1",
                    "192.0.2.1",
                    "192.168.1.1",
                    "198.18.0.1",
                    "198.19.255.255",
                    "198.51.100.7",
                    "203.0.113.7",
                    "224.0.0.1",
                    "239.255.255.255",
                    "240.0.0.1",
                    "255.255.255.255"
                })
        void version4(String address) {
            assertThat(AddressRanges.isPrivateAsWritten(address)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "::",
                    "::1",
                    "::127.0.0.1",
                    "::8.8.8.8",
                    "::ffff:127.0.0.1",
                    "::ffff:10.0.0.1",
                    "::ffff:a00:1",
                    "64:ff9b::10.0.0.1",
                    "64:ff9b:1::1",
                    "100::1",
                    "2001::1",
                    "2001:db8::1",
                    "2002:7f00:1::",
                    "2002:a00:1::1",
                    "fc00::1",
                    "fdff::1",
                    "fe80::1",
                    "febf::1",
                    "fec0::1",
                    "ff02::1",
                    "3fff::1"
                })
        void version6(String address) {
            assertThat(AddressRanges.isPrivateAsWritten(address)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"127.1", "2130706433", "10.1", "0", "1.2.3.4.5"})
        void formsThatOnlySomeProgramsRead(String address) {
            assertThat(AddressRanges.isLiteral(address)).isTrue();
            assertThat(AddressRanges.isPrivateAsWritten(address)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "localhost",
                    "localhost.",
                    "api.localhost",
                    "0x7f.1",
                    "0x7f000001",
                    "0177.0.0.1",
                    "010.8.8.8",
                    "8.8.8.0x8",
                    "017700000001",
                    "8.8.2056",
                    "127.0.0.1."
                })
        void namesOfThisMachineAndFormsThatAProxyMayRead(String host) {
            assertThat(AddressRanges.isPrivateAsWritten(host)).isTrue();
        }
    }

    @Nested
    class Public {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1.1.1.1",
                    "9.255.255.255",
                    "11.0.0.1",
                    "100.63.255.255",
                    "100.128.0.1",
                    "126.255.255.255",
                    "128.0.0.1",
                    "169.253.1.1",
                    "172.15.0.1",
                    "172.32.0.1",
                    "192.0.1.1",
                    "192.167.1.1",
                    "198.17.0.1",
                    "198.20.0.1",
                    "223.255.255.255",
                    "8.8.8.8.",
                    "notlocalhost",
                    "localhost.example.org",
                    "7.example.org",
                    "2606:4700::1111",
                    "2a00:1450::1",
                    "::ffff:8.8.8.8",
                    "64:ff9b::8.8.8.8",
                    "2002:808:808::1",
                    "2001:4860::8888"
                })
        void addresses(String address) {
            assertThat(AddressRanges.isPrivateAsWritten(address)).isFalse();
        }
    }

    @Nested
    class Hosts {
        @ParameterizedTest
        @ValueSource(strings = {"example.org", "127.0.0.1.example.org", "1.2.3.4x", "localhost"})
        void thatAreNamesAreNoLiterals(String host) {
            assertThat(AddressRanges.isLiteral(host)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.8.8", "::1"})
        void areThisMachine(String host) {
            assertThat(AddressRanges.isLoopback(host)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"localhost.example.org", "128.0.0.1", "10.0.0.1", "::2", "127.evil.example"})
        void areAnother(String host) {
            assertThat(AddressRanges.isLoopback(host)).isFalse();
        }
    }
}
