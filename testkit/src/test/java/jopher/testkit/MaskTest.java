package jopher.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void tracesOfGcAndJopherAreAlike() {
        String gc = """
                panic: boom

                goroutine 1 [running]:
                main.f(0x7f, {0xc0000, 0x1})
                	/home/x/a.go:7 +0x1d
                main.main()
                	/home/x/a.go:3 +0x1b
                exit status 2
                """;
        String ours = """
                panic: boom

                goroutine 1 [running]:
                main.f(...)
                	/tmp/y/a.go:7
                main.main()
                	/tmp/y/a.go:3
                exit status 2
                """;
        assertEquals(Mask.apply(gc), Mask.apply(ours));
    }
}
