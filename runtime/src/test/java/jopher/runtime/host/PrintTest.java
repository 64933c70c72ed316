package jopher.runtime.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Floats as gc 1.26 prints them.
class PrintTest {
    @ParameterizedTest
    @CsvSource({"1.5,1.5", "1e6,1e+06", "123456789,1.23456789e+08", "1e20,1e+20", "1e21,1e+21", "1e-4,0.0001", "1e-5,1e-05",
            "0.30000000000000004,0.30000000000000004", "0,0", "-0.0,-0", "1e100,1e+100", "100000,100000", "12345.678,12345.678",
            "NaN,NaN", "Infinity,+Inf", "-Infinity,-Inf", "-2.5,-2.5", "4.9e-324,5e-324"})
    void floats(double v, String want) {
        assertEquals(want, Print.formatFloat(v));
    }
}
