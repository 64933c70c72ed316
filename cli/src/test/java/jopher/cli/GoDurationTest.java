package jopher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Durations, and what Go's Duration.String makes of them.
class GoDurationTest {
    @ParameterizedTest
    @CsvSource({"10m, 10m0s", "1h, 1h0m0s", "90s, 1m30s", "1.5s, 1.5s", "100ms, 100ms", "1500us, 1.5ms", "0, 0s", "-2m, -2m0s", "1h2m3.004s, 1h2m3.004s", ".5s, 500ms", "7ns, 7ns"})
    void asGoWritesThem(String written, String shown) {
        assertEquals(shown, GoDuration.text(GoDuration.parse(written)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "", "s", "1x", "1s 2s", "300000000h"})
    void others(String written) {
        assertNull(GoDuration.parse(written));
    }
}
