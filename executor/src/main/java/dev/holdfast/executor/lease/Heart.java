package dev.holdfast.executor.lease;

import dev.holdfast.executor.database.StateException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Beats while its owner is busy elsewhere, on a thread and a connection of its own, which is made for the first beat: most
 * tenures end before. A beat that fails is not the end: the owner's next write finds out whether the lease is still there.
 */
final class Heart implements AutoCloseable {

    private final CountDownLatch stopped = new CountDownLatch(1);

    private Heart() {}

    /** What is done at each beat. */
    interface Beat extends AutoCloseable {
        void run() throws StateException;

        @Override
        void close();
    }

    /** Makes what is done at each beat. */
    @FunctionalInterface
    interface Making {
        Beat make() throws StateException;
    }

    static Heart start(Duration every, Making making) {
        Heart heart = new Heart();
        Thread thread = new Thread(() -> heart.beat(every, making), "holdfast-heartbeat");
        thread.setDaemon(true);
        thread.start();
        return heart;
    }

    private void beat(Duration every, Making making) {
        @Nullable Beat beat = null;
        try {
            while (!stopped.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (beat == null) {
                        beat = making.make();
                    }
                    beat.run();
                } catch (StateException e) {
                    if (beat != null) {
                        beat.close();
                    }
                    beat = null; // perhaps the connection is broken; the next beat makes another
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (beat != null) {
                beat.close();
            }
        }
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
