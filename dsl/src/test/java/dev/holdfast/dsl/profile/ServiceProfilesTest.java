package dev.holdfast.dsl.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.DataSize;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceProfilesTest {

    @Test
    void azure_has_its_limits_and_timings() {
        ServiceProfile azure = ServiceProfiles.azure();
        assertThat(azure.name()).isEqualTo("azure");
        assertThat(azure.limits().diskSize()).isEqualTo(DataSize.ofGibibytes(32 * 1024));
        assertThat(azure.limits().pointsPerItem()).isEqualTo(9_999);
        assertThat(azure.policies().longestRetention()).isEqualTo(Age.ofYears(99));
        assertThat(azure.policies().enhancedIntervals())
                .isEqualTo(List.of(
                        Duration.ofHours(4),
                        Duration.ofHours(6),
                        Duration.ofHours(8),
                        Duration.ofHours(12),
                        Duration.ofHours(24)));
        assertThat(azure.timings().cleanUpTime()).isEqualTo(LocalTime.of(2, 0));
        assertThat(azure.timings().snapshot()).isEqualTo(Duration.ofSeconds(459));
        assertThat(azure.presets().churn()).hasToString("3%/d");
        assertThat(azure.vaultCopies()).isTrue();
        assertThat(ServiceProfiles.azure()).isSameAs(azure);
    }

    @Test
    void the_strict_profile_is_azure_without_what_the_simulation_adds() {
        ServiceProfile azure = ServiceProfiles.azure();
        ServiceProfile strict = ServiceProfiles.azureStrict();
        assertThat(strict.name()).isEqualTo("azure-strict");
        assertThat(strict.vaultCopies()).isFalse();
        assertThat(strict.policies().dayCounting()).isEqualTo(DayCounting.INCLUSIVE);
        assertThat(azure.policies().dayCounting()).isEqualTo(DayCounting.ELAPSED);
        assertThat(strict.limits()).isEqualTo(azure.limits());
        assertThat(strict.timings().startJitter()).isEqualTo(azure.timings().startJitter());
        assertThat(strict.timings()
                        .transferOverhead()
                        .minus(strict.jobs().peak().lag()))
                .as("the wait at peak is what differs")
                .isEqualTo(azure.timings().transferOverhead());
        assertThat(strict.jobs().latestStart()).isEqualTo(strict.timings().startJitter());
        assertThat(azure.jobs().latestStart()).isZero();
        assertThat(azure.jobs().peak().lag()).isZero();
        assertThat(strict.presets()).isEqualTo(azure.presets());
    }

    @Test
    void the_last_fourteen_days_of_a_soft_delete_are_free() {
        ServiceProfile.SoftDelete softDelete =
                ServiceProfiles.azure().policies().softDelete();
        Duration set = Duration.ofDays(60);
        Duration billed = softDelete.billed(set, Duration.ofDays(52));
        assertThat(billed).as("the published example").isEqualTo(Duration.ofDays(46));
        assertThat(Duration.ofDays(52).minus(billed)).as("free days of it").isEqualTo(Duration.ofDays(6));
        assertThat(softDelete.billed(set, set)).isEqualTo(Duration.ofDays(46));
        assertThat(softDelete.billed(set, Duration.ofDays(10))).isEqualTo(Duration.ofDays(10));
        assertThat(softDelete.billed(Duration.ofDays(14), Duration.ofDays(14))).isEqualTo(Duration.ZERO);
        assertThat(softDelete.billed(softDelete.longest(), softDelete.longest()))
                .isEqualTo(Duration.ofDays(166));
    }

    @Test
    void most_regions_are_paired_both_ways_and_some_one_way() {
        RegionPairs pairs = ServiceProfiles.azure().capabilities().regionPairs();
        assertThat(pairs.of("eastus")).contains("westus");
        assertThat(pairs.of("West US")).contains("eastus");
        assertThat(pairs.of("westus3")).contains("eastus");
        assertThat(pairs.of("westindia")).contains("southindia");
        assertThat(pairs.of("southindia")).contains("centralindia");
        assertThat(pairs.of("brazilsouth")).contains("southcentralus");
        assertThat(pairs.of("polandcentral")).isEmpty();
        assertThat(pairs.secondary()).allSatisfy((one, other) -> assertThat(one).isNotEqualTo(other));
        for (String wrong : List.of("", "a", "a=", "=b", "a=b b>c")) {
            assertThatThrownBy(() -> RegionPairs.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void profiles_are_found_by_their_names() {
        assertThat(ServiceProfiles.named("azure")).containsSame(ServiceProfiles.azure());
        assertThat(ServiceProfiles.named("azure-strict")).containsSame(ServiceProfiles.azureStrict());
        assertThat(ServiceProfiles.named("azure-recorded")).containsSame(ServiceProfiles.azureRecorded());
        assertThat(ServiceProfiles.named("Azure")).isEmpty();
        for (String name : ServiceProfiles.names()) {
            assertThat(ServiceProfiles.named(name).orElseThrow().name()).isEqualTo(name);
        }
    }

    @Test
    void nothing_that_is_drawn_takes_longer_than_the_planner_counts_on() {
        for (String name : ServiceProfiles.names()) {
            ServiceProfile profile = ServiceProfiles.named(name).orElseThrow();
            ServiceProfile.Timings timings = profile.timings();
            assertThat(profile.latencies().snapshot().most())
                    .as(name)
                    .isLessThanOrEqualTo(timings.snapshot().toSeconds());
            assertThat(profile.jobs().latestStart()).as(name).isLessThanOrEqualTo(timings.startJitter());
            assertThat(profile.jobs().peak().lag()).as(name).isLessThan(timings.transferOverhead());
            long overhead = timings.transferOverhead()
                    .minus(profile.jobs().peak().lag())
                    .toSeconds();
            assertThat(profile.latencies().transferShare(1, overhead)).as(name).isEqualTo(1);
            assertThat(profile.latencies().transferShare(0, overhead)).as(name).isPositive();
        }
    }

    @Test
    void the_longest_recorded_transfer_takes_as_long_by_the_rate_of_the_recorded_profile() {
        ServiceProfile.Timings timings = ServiceProfiles.azureRecorded().timings();
        long seconds = timings.transferRate().secondsFor(DataSize.ofMebibytes(11_390))
                + timings.transferOverhead().toSeconds();
        assertThat(seconds).isBetween(6_500L, 6_526L);
    }

    @Test
    void the_peak_may_lie_around_midnight() {
        ServiceProfile.Peak night =
                new ServiceProfile.Peak(Duration.ofHours(1), LocalTime.of(20, 0), LocalTime.of(4, 0));
        assertThat(night.covers(LocalTime.of(20, 0))).isTrue();
        assertThat(night.covers(LocalTime.of(3, 59))).isTrue();
        assertThat(night.covers(LocalTime.of(4, 0))).isFalse();
        assertThat(night.covers(LocalTime.NOON)).isFalse();
        ServiceProfile.Peak day = new ServiceProfile.Peak(Duration.ofHours(1), LocalTime.of(8, 0), LocalTime.of(9, 0));
        assertThat(day.covers(LocalTime.of(8, 30))).isTrue();
        assertThat(day.covers(LocalTime.of(9, 0))).isFalse();
    }

    @Test
    void a_file_of_differences_may_not_name_what_the_other_lacks() {
        ProfileText base = text("limits: { a: { value: 1, source: s }, b: { value: 2, source: s } }\n");
        ProfileText both = text("limits: { a: { value: 3, source: t } }\n").over(base);
        assertThat(both.number("limits", "a")).isEqualTo(3);
        assertThat(both.number("limits", "b")).isEqualTo(2);
        assertThatThrownBy(
                        () -> text("limits: { c: { value: 3, source: t } }\n").over(base))
                .hasMessageContaining("has no limits/c/source");
    }

    @Test
    void the_transfer_of_the_median_recorded_machine_takes_the_median_recorded_time() {
        ServiceProfile.Timings timings = ServiceProfiles.azure().timings();
        long bytes = DataSize.ofMebibytes(11_390).bytes();
        long seconds = bytes / timings.transferRate().perSecond().bytes()
                + timings.transferOverhead().toSeconds();
        assertThat(seconds).isBetween(2_008L, 2_018L);
    }

    @Test
    void an_entry_without_a_source_or_without_a_reader_is_refused() {
        ProfileText text =
                text("limits: { a: { value: 1, source: \" \" }, b: { value: 2 } }\nlist: { value: [1h, 2h] }\n");
        assertThatThrownBy(() -> text.value("limits", "a")).hasMessageContaining("names no source");
        assertThatThrownBy(() -> text.value("limits", "b")).hasMessageContaining("there is no limits/b/source");
        assertThatThrownBy(text::requireAllUsed).hasMessageContaining("unknown entries");
        assertThatThrownBy(() -> ServiceProfiles.read("/nowhere.yaml")).isInstanceOf(IllegalStateException.class);
    }

    private static ProfileText text(String yaml) {
        return ProfileText.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test");
    }
}
