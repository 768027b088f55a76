package dev.labelwright.worker.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.address.LiteralAddress;
import dev.labelwright.address.Network;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    private static final AddressRules STRICT = new AddressRules(false, false, List.of());
    private static final AddressRules EVERYTHING = new AddressRules(true, true, List.of(Network.of("0.0.0.0/0")));

    @Test
    void connectsToTheInternetAloneUnlessItIsToldMore() {
        assertThat(STRICT.refusal(address("8.8.8.8"))).isEmpty();
        assertThat(STRICT.refusal(address("10.0.0.1")))
                .hasValueSatisfying(
                        rule -> assertThat(rule).contains("allow-private").doesNotContain("10.0.0.1"));
        assertThat(STRICT.refusal(address("127.0.0.1")))
                .hasValueSatisfying(rule -> assertThat(rule).contains("allow-loopback"));
    }

    @Test
    void connectsToTheNetworksThatAreNamed() {
        AddressRules rules = new AddressRules(false, false, List.of(Network.of("10.1.0.0/16"), Network.of("::1")));
        assertThat(rules.refusal(address("10.1.2.3"))).isEmpty();
        assertThat(rules.refusal(address("10.2.2.3"))).isPresent();
        assertThat(rules.refusal(address("::1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "fd00:ec2::254", "::ffff:169.254.169.254", "0.0.0.0"})
    void neverConnectsToMetadata(String written) {
        assertThat(EVERYTHING.refusal(address(written))).isPresent();
    }

    private static InetAddress address(String written) {
        return LiteralAddress.of(written).orElseThrow();
    }
}
