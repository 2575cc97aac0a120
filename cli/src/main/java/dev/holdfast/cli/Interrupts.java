package dev.holdfast.cli;

import dev.holdfast.executor.operation.Stop;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The signals by which people and schedulers ask a process to end. Watched only while something goes on that has an end of its
 * own; before, they end the process as ever. Where a Java has no signals they do so always.
 */
final class Interrupts {

    private static final int KILLED_BY_INTERRUPT = 130;

    private Interrupts() {}

    /**
     * Watches from now on. The first signal asks to begin nothing more, the second to leave at once, a third ends the process.
     *
     * @param tell is told in words, on the signal's thread
     */
    static Stop watch(Consumer<String> tell) {
        AtomicInteger seen = new AtomicInteger();
        InvocationHandler handler = (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "handle" -> heard(seen.incrementAndGet(), tell);
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                case "equals" -> {
                    return proxy == arguments[0];
                }
                default -> {
                    return "interrupts";
                }
            }
            return null;
        };
        for (String signal : List.of("INT", "TERM")) {
            watch(signal, handler);
        }
        return () -> switch (Math.min(seen.get(), 2)) {
            case 0 -> Stop.Level.NONE;
            case 1 -> Stop.Level.BEGIN_NOTHING;
            default -> Stop.Level.LEAVE;
        };
    }

    private static void heard(int times, Consumer<String> tell) {
        if (times == 1) {
            tell.accept(
                    "Stopping: nothing more begins, and what has begun is seen to its end. Once more, and it is left at"
                            + " once; 'holdfast apply --resume' then asks what became of it.");
        } else if (times == 2) {
            tell.accept("Leaving.");
        } else {
            Main.leave(KILLED_BY_INTERRUPT);
        }
    }

    /** By reflection: the compiler warns of the class, which every Java of today has. */
    private static void watch(String name, InvocationHandler handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> listener = Class.forName("sun.misc.SignalHandler");
            Object watching =
                    Proxy.newProxyInstance(Interrupts.class.getClassLoader(), new Class<?>[] {listener}, handler);
            signal.getMethod("handle", signal, listener)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), watching);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return; // this Java, or this system, has no such signal: it ends the process as ever
        }
    }
}
