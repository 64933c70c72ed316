package jopher.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TxtarTest {
    @Test
    void filesByName() {
        assertEquals(Map.of("a", "x\ny\n", "b", "", "c d", "z"), Txtar.parse("comment\n-- a --\nx\ny\n-- b --\n-- c d --\nz"));
    }
}
