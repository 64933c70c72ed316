package jopher.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as Go's package time reads and writes them: `1h10m`, `1.5s`, `10m0s`.
final class GoDuration {
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

    private GoDuration() {}

    /// Nanoseconds; null if the text is no duration, or one of more than 292 years.
    static Long parse(String s) {
        String rest = s.startsWith("-") || s.startsWith("+") ? s.substring(1) : s;
        if (rest.equals("0")) {
            return 0L;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher m = PART.matcher(rest);
        int at = 0;
        while (at < rest.length() && m.find(at) && m.start() == at) {
            sum = sum.add(new BigDecimal(m.group(1).endsWith(".") ? m.group(1) + "0" : m.group(1)).multiply(BigDecimal.valueOf(UNITS.get(m.group(2)))).setScale(0, RoundingMode.DOWN));
            at = m.end();
        }
        if (at == 0 || at < rest.length() || sum.toBigInteger().bitLength() > 63) {
            return null;
        }
        return s.startsWith("-") ? -sum.longValue() : sum.longValue();
    }

    /// As Duration.String.
    static String text(long nanos) {
        if (nanos < 0) {
            return "-" + text(-nanos);
        }
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000_000_000) {
            String unit = nanos < 1_000 ? "ns" : nanos < 1_000_000 ? "µs" : "ms";
            return plain(BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(UNITS.get(unit)))) + unit;
        }
        long minutes = nanos / 60_000_000_000L;
        String seconds = plain(BigDecimal.valueOf(nanos % 60_000_000_000L, 9)) + "s";
        return minutes == 0 ? seconds : minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String plain(BigDecimal d) {
        return d.signum() == 0 ? "0" : d.stripTrailingZeros().toPlainString();
    }
}
