package dev.labelwright.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressKindTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
                    169.254.169.254, FORBIDDEN
                    169.254.0.1, FORBIDDEN
                    100.100.100.200, FORBIDDEN
                    168.63.129.16, FORBIDDEN
                    192.0.0.192, FORBIDDEN
                    0.0.0.0, FORBIDDEN
                    0.1.2.3, FORBIDDEN
                    224.0.0.1, FORBIDDEN
                    255.255.255.255, FORBIDDEN
                    fe80::1, FORBIDDEN
                    fe80::1%1, FORBIDDEN
                    febf::1, FORBIDDEN
                    fd00:ec2::254, FORBIDDEN
                    fd20:ce::254, FORBIDDEN
                    ff02::1, FORBIDDEN
                    ::, FORBIDDEN
                    ::ffff:169.254.169.254, FORBIDDEN
                    ::ffff:a9fe:a9fe, FORBIDDEN
                    ::169.254.169.254, FORBIDDEN
                    64:ff9b::a9fe:a9fe, FORBIDDEN
                    64:ff9b:1::a9fe:a9fe, FORBIDDEN
                    2002:a9fe:a9fe::1, FORBIDDEN
                    2001:0:4136:e378:8000:63bf:5601:5601, FORBIDDEN
                    2852039166, FORBIDDEN
                    0xA9FEA9FE, FORBIDDEN
                    0251.0376.0251.0376, FORBIDDEN
                    0xa9.254.43518, FORBIDDEN
                    169.254.43518, FORBIDDEN
                    [fd00:ec2::254], FORBIDDEN
                    127.0.0.1, LOOPBACK
                    127.1, LOOPBACK
                    2130706433, LOOPBACK
                    ::1, LOOPBACK
                    ::ffff:127.0.0.1, LOOPBACK
                    10.0.0.1, PRIVATE
                    172.16.0.1, PRIVATE
                    172.31.255.255, PRIVATE
                    172.32.0.0, PUBLIC
                    192.168.1.1, PRIVATE
                    100.64.0.1, PRIVATE
                    fd12:3456::1, PRIVATE
                    64:ff9b::a00:1, PRIVATE
                    11.0.0.1, PUBLIC
                    8.8.8.8, PUBLIC
                    170.254.1.1, PUBLIC
                    2606:4700::1111, PUBLIC
                    64:ff9b::808:808, PUBLIC
                    """)
    void tellsHowFarAnAddressReaches(String written, AddressKind kind) {
        assertThat(LiteralAddress.of(written)).map(AddressKind::of).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "1.2.3.4.5",
                "256.1.1.1",
                "0400.1.1.1",
                "4294967296",
                "089.1.1.1",
                "a1",
                "1.2.3.4a"
            })
    void takesNoNameForAnAddress(String host) {
        assertThat(LiteralAddress.of(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://metadata.google.internal/v1",
                "http://METADATA.google.internal./v1",
                "https://[fe80::1]/v1",
                "http://[::ffff:169.254.169.254]/v1",
                "http://2852039166/v1",
                "http://0xa9fea9fe/v1",
                "http://0251.0376.0251.0376/v1",
                "http://0.0.0.0:80/v1",
                "http://127.1/v1",
                "ftp://example.org/v1",
                "HTTPS://api.example.org",
                "file:///etc/passwd",
                "https://user:password@example.org/v1",
                "https://example.org/v1#x",
                "https://example.org/v1?x=1",
                "//example.org/v1",
                "https:///v1",
                "not a url"
            })
    void refusesABaseUrlThatNamesNoModel(String url) {
        assertThat(BaseUrl.brokenRule(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.org/v1",
                "http://127.0.0.1:8090/v1",
                "http://10.1.2.3/v1",
                "http://vllm:8000/v1",
                "http://[::1]:8000/v1"
            })
    void leavesToTheWorkerWhatItsConfigurationDecides(String url) {
        assertThat(BaseUrl.brokenRule(url)).isEmpty();
    }

    @Test
    void aNetworkIsWrittenInCidrNotation() {
        assertThat(Network.of("10.1.2.0/23")
                        .contains(LiteralAddress.of("10.1.3.255").orElseThrow()))
                .isTrue();
        assertThat(Network.of("10.1.2.0/23")
                        .contains(LiteralAddress.of("10.1.4.0").orElseThrow()))
                .isFalse();
        assertThat(Network.of("0.0.0.0/0").contains(LiteralAddress.of("8.8.8.8").orElseThrow()))
                .isTrue();
        assertThatThrownBy(() -> Network.of("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Network.of("example.org/8"))
                .hasMessage("'example.org/8' is not a network as 10.0.0.0/8");
    }
}
