package dev.holdfast.executor.fabric.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class MeterAccountTest {

    /** The largest machine the service takes. */
    private static final long LARGEST = 256L << 40;

    @Test
    void amounts_are_exact_however_large() {
        Seeds.forEach(100, random -> {
            long clock = random.nextLong(4_000_000_000L);
            MeterAccount account = new MeterAccount(MeterUnit.GIB_HOURS, clock);
            BigInteger exact = BigInteger.ZERO;
            long level = 0;
            for (int i = 0; i < 200; i++) {
                long seconds = random.nextLong(random.nextInt(10) == 0 ? 6_000_000_000L : 100_000);
                exact = exact.add(BigInteger.valueOf(level).multiply(BigInteger.valueOf(seconds)));
                clock += seconds;
                assertThat(account.at(clock)).isEqualTo(exact);
                if (random.nextBoolean()) {
                    level = random.nextLong(LARGEST);
                    account.level(level, clock);
                } else {
                    long more = random.nextLong(LARGEST);
                    long times = random.nextLong(6_000_000_000L);
                    account.add(more, times);
                    exact = exact.add(BigInteger.valueOf(more).multiply(BigInteger.valueOf(times)));
                }
                if (random.nextInt(5) == 0) {
                    account = new MeterAccount(
                            MeterUnit.GIB_HOURS, account.complete(), account.level(), account.wholes(), account.rest());
                }
            }
        });
    }

    @Test
    void time_does_not_go_back_and_nothing_is_below_nothing() {
        MeterAccount account = new MeterAccount(MeterUnit.GIB_HOURS, 100);
        assertThatThrownBy(() -> account.at(99)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> account.level(-1, 100)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new MeterAccount(MeterUnit.GIB_HOURS, 0, 0, 0, 1L << 30))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void units_are_hours_of_instances_and_gibibytes() {
        BigInteger day = BigInteger.valueOf(86_400);
        assertThat(MeterReading.amount(MeterUnit.INSTANCE_HOURS, day.multiply(BigInteger.valueOf(50))))
                .isEqualByComparingTo("12");
        assertThat(MeterReading.amount(MeterUnit.GIB_HOURS, day.shiftLeft(30))).isEqualByComparingTo("24");
        assertThat(MeterReading.amount(MeterUnit.GIB, BigInteger.valueOf(3L << 29)))
                .isEqualByComparingTo("1.5");
        assertThat(MeterReading.amount(MeterUnit.GIB, BigInteger.ONE)).isEqualByComparingTo("0");
    }
}
