package jopher.runtime.panics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jopher.runtime.sched.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The last words of programs, as gc 1.26 writes them.
class FatalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deadlock | 2 | fatal error: all goroutines are asleep - deadlock!\\n\\ngoroutine 1 [chan receive]:\\n
            goexit-main | 2 | fatal error: no goroutines (main called runtime.Goexit) - deadlock!\\n
            string | 2 | panic: boom\\n\\tsecond line\\n\\ngoroutine 1 [running]:\\n
            fault | 2 | panic: index out of range [5] with length 3\\n\\ngoroutine 1 [running]:\\n
            repanic | 2 | panic: first [recovered, repanicked]\\n\\ngoroutine 1 [running]:\\n
            second | 2 | panic: first\\n\\tpanic: second\\n\\ngoroutine 1 [running]:\\n
            exit | 7 | ''
            """)
    void lastWords(String name, int status, String err) throws Exception {
        Program.Result r = Program.process(Death.class, name);
        assertEquals(err.replace("\\n", "\n").replace("\\t", "\t"), r.err().replaceAll("panic\\(\\{0x0\\?.*\\n.*\\n", ""));
        assertEquals(status, r.status());
    }

    @Test
    void nilDereferenceNamesTheSignal() throws Exception {
        Program.Result r = Program.process(Death.class, "nil");
        assertEquals("panic: invalid memory address or nil pointer dereference\n"
                + "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]\n\ngoroutine 1 [running]:\n", r.err());
        assertEquals(2, r.status());
    }

    @Test
    void deadlockShowsAllGoroutines() throws Exception {
        Program.Result r = Program.process(Death.class, "two-deadlocked");
        assertEquals("""
                fatal error: all goroutines are asleep - deadlock!

                goroutine 1 [chan receive]:

                goroutine 2 [chan send]:
                created by main.main in goroutine 1
                \t/src/x.go:5 +0x1d
                """, r.err());
    }

    @Test
    void stackOverflowIsFatal() throws Exception {
        Program.Result r = Program.process(Death.class, "overflow");
        assertEquals("""
                runtime: goroutine stack exceeds 1000000000-byte limit
                runtime: sp=0x0 stack=[0x0, 0x0]
                fatal error: stack overflow

                goroutine 1 [running]:
                """, r.err());
        assertEquals(2, r.status());
    }
}
