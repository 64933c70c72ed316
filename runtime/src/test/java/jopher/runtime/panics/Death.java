package jopher.runtime.panics;

import jopher.runtime.chans.Chan;
import jopher.runtime.chans.Chans;
import jopher.runtime.funcs.Func;
import jopher.runtime.host.Exit;
import jopher.runtime.sched.Sched;
import jopher.runtime.strings.GoString;

/// Programs that die, each by its name; run in a process of their own by [FatalTest].
public final class Death {
    private Death() {
    }

    public static void main(String[] args) {
        Sched.startMain(Func.of(g -> {
            switch (args[0]) {
                case "deadlock" -> Chans.chanrecvJ(g, Chan.makeWords(0));
                case "two-deadlocked" -> {
                    Chan c = Chan.makeWords(0);
                    Sched.go(g, Func.of(h -> Chans.chansendJ(h, Chan.makeWords(0), 1)), "main.main\n\t/src/x.go:5");
                    Chans.chanrecvJ(g, c);
                }
                case "goexit-main" -> Panics.goexit(g);
                case "string" -> Panics.panic(g, GoString.of("boom\nsecond line"));
                case "fault" -> throw Panics.runtimeError("index out of range [5] with length 3");
                case "nil" -> {
                    Object o = null;
                    o.hashCode();
                }
                case "repanic" -> {
                    GoString s = GoString.of("first");
                    Defers d = new Defers();
                    try {
                        d.push(new Func() {
                            @Override
                            public boolean recovers() {
                                return true;
                            }

                            @Override
                            public void call(jopher.runtime.G h) {
                                GoPanic t = Panics.token(h);
                                Panics.panic(h, Panics.recover(h, t));
                            }
                        });
                        throw Panics.panic(g, s);
                    } catch (Throwable t) {
                        d.unwind(g, t);
                    }
                }
                case "second" -> {
                    Defers d = new Defers();
                    try {
                        d.push(Func.of(h -> Panics.panic(h, GoString.of("second"))));
                        throw Panics.panic(g, GoString.of("first"));
                    } catch (Throwable t) {
                        d.unwind(g, t);
                    }
                }
                case "overflow" -> overflow(0);
                case "exit" -> throw Exit.halt(7);
                default -> throw new IllegalArgumentException(args[0]);
            }
            throw Exit.halt(0);
        }));
        Sched.stopForEver();
    }

    private static long overflow(long n) {
        return overflow(n + 1) + 1;
    }
}
