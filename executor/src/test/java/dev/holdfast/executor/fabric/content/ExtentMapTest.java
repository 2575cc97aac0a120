package dev.holdfast.executor.fabric.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ExtentMapTest {

    private static void change(RandomGenerator random, ExtentMap.Edit edit, Map<Long, Long> model) {
        long extent = random.nextLong(Seeds.oneOf(random, 3L, 40L, 3_000L, 1L << 34));
        long stamp = random.nextInt(4) == 0 ? ExtentSink.CLEAR : random.nextLong(1, 5);
        edit.put(extent, stamp);
        if (stamp == ExtentSink.CLEAR) {
            model.remove(extent);
        } else {
            model.put(extent, stamp);
        }
    }

    private static Map<Long, Long> content(ExtentMap map) {
        Map<Long, Long> held = new HashMap<>();
        map.forEach((extent, stamp) -> {
            assertThat(map.get(extent)).isEqualTo(stamp);
            held.put(extent, stamp);
        });
        return held;
    }

    @Test
    void itHoldsWhatAMapHoldsAndOlderOnesStayAsTheyWere() {
        Seeds.forEach(50, random -> {
            List<ExtentMap> maps = new ArrayList<>(List.of(ExtentMap.EMPTY));
            List<Map<Long, Long>> models = new ArrayList<>(List.of(Map.of()));
            for (int version = 0; version < 12; version++) {
                int from = random.nextInt(maps.size());
                ExtentMap.Edit edit = maps.get(from).edit();
                Map<Long, Long> model = new HashMap<>(models.get(from));
                for (int i = random.nextInt(60); i > 0; i--) {
                    change(random, edit, model);
                }
                maps.add(edit.map());
                models.add(Map.copyOf(model));
                change(random, edit, model);
            }
            for (int i = 0; i < maps.size(); i++) {
                assertThat(content(maps.get(i))).isEqualTo(models.get(i));
                for (int j = 0; j < maps.size(); j++) {
                    differencesAreRight(maps.get(i), models.get(i), maps.get(j), models.get(j));
                }
            }
        });
    }

    private static void differencesAreRight(
            ExtentMap before, Map<Long, Long> modelBefore, ExtentMap now, Map<Long, Long> modelNow) {
        Map<Long, Long> applied = new HashMap<>(modelBefore);
        now.differences(before, (extent, stamp) -> {
            assertThat(before.get(extent)).isNotEqualTo(stamp);
            if (stamp == ExtentSink.CLEAR) {
                applied.remove(extent);
            } else {
                applied.put(extent, stamp);
            }
        });
        assertThat(applied).isEqualTo(modelNow);
        assertThat(before.digest().equals(now.digest()))
                .as("digests are equal exactly if contents are")
                .isEqualTo(modelBefore.equals(modelNow));
    }

    @Test
    void theDigestDoesNotDependOnTheOrderOfWrites() {
        Seeds.forEach(20, random -> {
            List<Long> extents = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                extents.add(random.nextLong(1_000));
            }
            ExtentMap.Edit one = ExtentMap.EMPTY.edit();
            extents.forEach(extent -> one.put(extent, extent + 1));
            Collections.shuffle(extents, new Random(random.nextLong()));
            ExtentMap.Edit other = ExtentMap.EMPTY.edit();
            extents.forEach(extent -> other.put(extent, 7));
            extents.forEach(extent -> other.put(extent, extent + 1));
            assertThat(one.map().digest()).isEqualTo(other.map().digest()).isNotEqualTo(Digest.EMPTY);
        });
    }

    @Test
    void comparingSkipsWhatIsShared() {
        ExtentMap.Edit edit = ExtentMap.EMPTY.edit();
        for (long extent = 0; extent < 2_000_000; extent++) {
            edit.put(extent, extent + 1);
        }
        ExtentMap whole = edit.map();
        edit.put(1_234_567, 1);
        ExtentMap changed = edit.map();
        long[] seen = new long[1];
        long begin = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            changed.differences(whole, (extent, stamp) -> seen[0] += extent);
        }
        assertThat(seen[0]).isEqualTo(1_234_567_000L);
        assertThat(System.nanoTime() - begin)
                .as("a thousand comparisons of two million extents each")
                .isLessThan(10_000_000_000L);
    }

    @Test
    void outsideThereIsNothingAndNothingCanBePut() {
        assertThat(ExtentMap.EMPTY.get(-1)).isEqualTo(ExtentSink.CLEAR);
        assertThat(ExtentMap.EMPTY.get(Long.MAX_VALUE)).isEqualTo(ExtentSink.CLEAR);
        assertThatThrownBy(() -> ExtentMap.EMPTY.edit().put(-1, 1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> ExtentMap.EMPTY.edit().put(Long.MAX_VALUE, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
