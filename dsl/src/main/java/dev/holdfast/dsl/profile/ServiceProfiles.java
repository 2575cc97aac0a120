package dev.holdfast.dsl.profile;

import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.dsl.quantity.QuantityException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The profiles that ship inside the product. */
public final class ServiceProfiles {

    private static final String AZURE = "/dev/holdfast/profiles/azure.yaml";
    private static final String AZURE_STRICT = "/dev/holdfast/profiles/azure-strict.yaml";
    private static final String AZURE_RECORDED = "/dev/holdfast/profiles/azure-recorded.yaml";

    private ServiceProfiles() {}

    /**
     * The profile of Azure; read once.
     *
     * @throws IllegalStateException if the product's own file is missing or damaged
     */
    public static ServiceProfile azure() {
        return Azure.PROFILE;
    }

    /**
     * The profile of Azure without what the simulated service adds: no copies between vaults, and days counted as the service
     * counts them; read once.
     *
     * @throws IllegalStateException if one of the product's own files is missing or damaged
     */
    public static ServiceProfile azureStrict() {
        return AzureStrict.PROFILE;
    }

    /**
     * The profile of Azure whose jobs take as long as recorded ones, each a little different; read once.
     *
     * @throws IllegalStateException if one of the product's own files is missing or damaged
     */
    public static ServiceProfile azureRecorded() {
        return AzureRecorded.PROFILE;
    }

    /** The names of all profiles. */
    public static List<String> names() {
        return List.of("azure", "azure-strict", "azure-recorded");
    }

    /** The profile of this name. */
    public static Optional<ServiceProfile> named(String name) {
        return switch (name) {
            case "azure" -> Optional.of(azure());
            case "azure-strict" -> Optional.of(azureStrict());
            case "azure-recorded" -> Optional.of(azureRecorded());
            default -> Optional.empty();
        };
    }

    /** Reads a profile from the class path. */
    static ServiceProfile read(String resource) {
        try {
            return bind(text(resource));
        } catch (QuantityException e) {
            throw unreadable(resource, e);
        }
    }

    /** Reads a profile that says only what differs from another one. */
    static ServiceProfile read(String resource, String base) {
        try {
            return bind(text(resource).over(text(base)));
        } catch (QuantityException e) {
            throw unreadable(resource, e);
        }
    }

    private static ProfileText text(String resource) {
        try (InputStream in = ServiceProfiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its file " + resource);
            }
            return ProfileText.read(in, resource);
        } catch (IOException e) {
            throw unreadable(resource, e);
        }
    }

    private static IllegalStateException unreadable(String resource, Exception cause) {
        return new IllegalStateException(
                "the product's file " + resource + " cannot be read: " + cause.getMessage(), cause);
    }

    private static ServiceProfile bind(ProfileText text) throws QuantityException {
        ServiceProfile profile = new ServiceProfile(
                text.plain("name"),
                Integer.parseInt(text.plain("version")),
                limits(text),
                policies(text),
                timings(text),
                presets(text),
                new ServiceProfile.Capabilities(
                        Boolean.parseBoolean(text.value("capabilities", "vaultCopies")),
                        RegionPairs.parse(text.value("capabilities", "regionPairs")),
                        jobs(text),
                        latencies(text),
                        metering(text),
                        new ServiceProfile.Prices(
                                Durations.parse(text.value("prices", "staleAfter")),
                                Percent.parse(text.value("prices", "unusualDecrease")))));
        text.requireAllUsed();
        return profile;
    }

    private static ServiceProfile.Limits limits(ProfileText text) throws QuantityException {
        String section = "limits";
        return new ServiceProfile.Limits(
                text.number(section, "disksPerMachine"),
                text.number(section, "unmanagedDisksPerMachine"),
                DataSize.parse(text.value(section, "diskSize")),
                DataSize.parse(text.value(section, "machineSize")),
                text.number(section, "pointsPerItem"),
                new ServiceProfile.Quotas(
                        Quota.parse(text.value("quotas", "policyWrites")),
                        text.number("quotas", "copiesPerHour"),
                        Quota.parse(text.value("quotas", "backupsOnDemand"))),
                new ServiceProfile.VaultLimits(
                        text.number(section, "vaultsPerRegion"),
                        text.number(section, "sourcesPerVault"),
                        text.number(section, "machinesPerVault"),
                        text.number(section, "policiesPerVault"),
                        text.number(section, "concurrentJobsPerVault"),
                        DataRate.parse(text.value(section, "ingestPerVault"))));
    }

    private static ServiceProfile.Policies policies(ProfileText text) throws QuantityException {
        String section = "policies";
        return new ServiceProfile.Policies(
                text.durations(section, "enhancedIntervals"),
                text.number(section, "standardInstantDays"),
                text.number(section, "enhancedInstantDays"),
                new ServiceProfile.SoftDelete(
                        Durations.parse(text.value(section, "softDeleteShortest")),
                        Durations.parse(text.value(section, "softDeleteLongest")),
                        Durations.parse(text.value(section, "softDeleteFree"))),
                Age.parse(text.value(section, "longestRetention")),
                dayCounting(text.value(section, "dayCounting")),
                new ServiceProfile.Archive(
                        Age.parse(text.value("archive", "youngest")),
                        Age.parse(text.value("archive", "retentionLeft")),
                        Durations.parse(text.value("archive", "shortestStay"))));
    }

    private static DayCounting dayCounting(String word) {
        return DayCounting.of(word)
                .orElseThrow(() -> new IllegalStateException("there is no way of counting days called " + word));
    }

    private static ServiceProfile.Timings timings(ProfileText text) throws QuantityException {
        String section = "timings";
        return new ServiceProfile.Timings(
                Durations.parse(text.value(section, "startJitter")),
                Durations.parse(text.value(section, "snapshot")),
                new ServiceProfile.Transfers(
                        DataRate.parse(text.value(section, "transferRate")),
                        DataRate.parse(text.value(section, "copyRate")),
                        DataRate.parse(text.value(section, "checksumRate")),
                        Durations.parse(text.value(section, "transferOverhead"))),
                Durations.parse(text.value(section, "crossRegionLag")),
                RecurrenceText.parseTime(text.value(section, "cleanUpTime")),
                restores(text));
    }

    private static RestoreTimings restores(ProfileText text) throws QuantityException {
        String section = "restores";
        return new RestoreTimings(
                latency(text, section, "fromSnapshot"),
                latency(text, section, "fromVault"),
                latency(text, section, "fromPairedRegion"),
                new RestoreTimings.Steps(
                        Durations.parse(text.value(section, "undelete")),
                        Durations.parse(text.value(section, "rehydration")),
                        Durations.parse(text.value(section, "attach"))),
                DataRate.parse(text.value(section, "machineRate")),
                new RestoreTimings.Accounts(
                        DataRate.parse(text.value(section, "standardThroughput")),
                        DataRate.parse(text.value(section, "premiumThroughput")),
                        text.number(section, "accountIops"),
                        DataSize.parse(text.value(section, "operationSize"))),
                pairs(text.value(section, "pairedRegions")));
    }

    private static SortedMap<String, String> pairs(String regions) {
        String[] names = regions.split(" ", -1);
        SortedMap<String, String> pairs = new TreeMap<>();
        for (int i = 0; i + 1 < names.length; i += 2) {
            pairs.put(names[i], names[i + 1]);
        }
        for (int i = 0; i + 1 < names.length; i += 2) {
            pairs.putIfAbsent(names[i + 1], names[i]);
        }
        return pairs;
    }

    private static Latency latency(ProfileText text, String section, String key) throws QuantityException {
        List<Duration> figures = text.durations(section, key);
        if (figures.size() != 3) {
            throw new IllegalStateException(section + "/" + key + " must be median, 90th percentile and longest");
        }
        return new Latency(figures.get(0), figures.get(1), figures.get(2));
    }

    private static ServiceProfile.Jobs jobs(ProfileText text) throws QuantityException {
        String section = "jobs";
        return new ServiceProfile.Jobs(
                text.number(section, "attempts"),
                Durations.parse(text.value(section, "retryAfter")),
                Durations.parse(text.value(section, "extension")),
                text.durationOrNone(section, "latestStart"),
                Percent.parse(text.value(section, "missed")),
                new ServiceProfile.Peak(
                        text.durationOrNone(section, "peakLag"),
                        RecurrenceText.parseTime(text.value(section, "peakFrom")),
                        RecurrenceText.parseTime(text.value(section, "peakUntil"))));
    }

    private static Latencies latencies(ProfileText text) throws QuantityException {
        String section = "latencies";
        return new Latencies(
                Quantiles.parse(text.value(section, "snapshot")),
                Quantiles.parse(text.value(section, "transfer")),
                Quantiles.parse(text.value(section, "restore")),
                Quantiles.parse(text.value(section, "crossRegionRestore")),
                new Latencies.Changes(
                        Quantiles.parse(text.value(section, "configure")),
                        Quantiles.parse(text.value(section, "disable")),
                        Quantiles.parse(text.value(section, "deleteData")),
                        Quantiles.parse(text.value(section, "undelete"))));
    }

    private static ServiceProfile.Metering metering(ProfileText text) throws QuantityException {
        String section = "metering";
        return new ServiceProfile.Metering(
                DataSize.parse(text.value(section, "smallInstance")),
                DataSize.parse(text.value(section, "instanceStep")),
                Percent.parse(text.value(section, "agentlessShare")));
    }

    private static ServiceProfile.Presets presets(ProfileText text) throws QuantityException {
        String section = "presets";
        return new ServiceProfile.Presets(
                DataSize.parse(text.value(section, "windowsOsDisk")),
                DataSize.parse(text.value(section, "linuxOsDisk")),
                DataSize.parse(text.value(section, "dataDisk")),
                Percent.parse(text.value(section, "usedShare")),
                ChurnRate.parse(text.value(section, "churn")),
                new ServiceProfile.Presets.Spread(
                        Percent.parse(text.value(section, "usedShareLow")),
                        Percent.parse(text.value(section, "usedShareHigh")),
                        ChurnRate.parse(text.value(section, "churnLow")),
                        ChurnRate.parse(text.value(section, "churnHigh")),
                        Percent.parse(text.value(section, "declaredChurnSpread"))));
    }

    /** Read when the profile is first asked for. */
    private static final class Azure {
        private static final ServiceProfile PROFILE = read(AZURE);
    }

    /** Read when the profile is first asked for. */
    private static final class AzureStrict {
        private static final ServiceProfile PROFILE = read(AZURE_STRICT, AZURE);
    }

    /** Read when the profile is first asked for. */
    private static final class AzureRecorded {
        private static final ServiceProfile PROFILE = read(AZURE_RECORDED, AZURE);
    }
}
