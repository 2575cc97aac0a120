package dev.holdfast.dsl.model.disk;

import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataSize;
import java.util.Optional;

/**
 * A disk of a virtual machine. Mirrors the schema object {@code disk}.
 *
 * @param name the key in a declaration, or the resource name in an inventory; the OS disk also answers to {@code disk.os}
 * @param lun logical unit number; absent for the OS disk and for temporary disks
 * @param size provisioned size
 * @param used data in use; never more than {@code size}
 * @param churn data rewritten per day
 * @param content how the content behaves otherwise
 * @param traits what kind of disk it is
 * @param exclude why the user leaves this disk out of backups; absent if it is included
 */
public record Disk(
        String name,
        Optional<Integer> lun,
        Estimate<DataSize> size,
        Estimate<DataSize> used,
        Estimate<ChurnRate> churn,
        ContentTraits content,
        DiskTraits traits,
        Optional<String> exclude) {

    public Disk {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a disk needs a name");
        }
    }

    /** A disk whose content behaves as usual. */
    public Disk(
            String name,
            Optional<Integer> lun,
            Estimate<DataSize> size,
            Estimate<DataSize> used,
            Estimate<ChurnRate> churn,
            DiskTraits traits,
            Optional<String> exclude) {
        this(name, lun, size, used, churn, ContentTraits.USUAL, traits, exclude);
    }

    /** The same disk with another estimate of what is in use. */
    public Disk withUsed(Estimate<DataSize> other) {
        return new Disk(name, lun, size, other, churn, content, traits, exclude);
    }

    /** The same disk with another estimate of what is rewritten. */
    public Disk withChurn(Estimate<ChurnRate> other) {
        return new Disk(name, lun, size, used, other, content, traits, exclude);
    }

    /** What comes to the used data in a day, until the disk is full. */
    public DataSize growthPerDay() {
        return content.growth().perDay(used.value());
    }

    /** True for the disk the machine starts from. */
    public boolean isOs() {
        return traits.role() == DiskRole.OS;
    }

    /** True for local scratch space, which no mechanism backs up. */
    public boolean isTemporary() {
        return traits.role() == DiskRole.TEMPORARY;
    }
}
