package jopher.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void geomeanIsOverTheClassicsOnly() {
        Table t = new Table();
        t.add("nbody", new Measurement(List.of(200L, 100L), "1"), new Measurement(List.of(900L, 200L), "1"));
        t.add("sieve", new Measurement(List.of(100L), "1"), new Measurement(List.of(800L), "1"));
        t.add("mapint", new Measurement(List.of(100L), "1"), new Measurement(List.of(100_000L), "1"));
        assertEquals(4.0, t.geomean(), 1e-9);
        assertTrue(t.csv().contains("nbody,200,100,900,200,4.500,2.000"), t.csv());
    }

    @Test
    void outputIsRead() {
        Measurement m = Measurement.parse("rep 5\nrep 3\ncheck 77\n");
        assertEquals(5, m.first());
        assertEquals(3, m.best());
        assertEquals("77", m.check());
    }
}
