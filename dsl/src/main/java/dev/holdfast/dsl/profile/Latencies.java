package dev.holdfast.dsl.profile;

/**
 * How long the parts of jobs take in the simulated service. The planner counts on {@link ServiceProfile.Timings}, which no draw
 * exceeds.
 *
 * @param snapshot to take the snapshots of a machine
 * @param transfer to move a machine of the size that the recorded jobs had; sizes in proportion
 * @param restore what a restore takes beside moving bytes
 * @param crossRegionRestore the same for a restore in the paired region
 * @param changes jobs that move no data
 */
public record Latencies(
        Quantiles snapshot, Quantiles transfer, Quantiles restore, Quantiles crossRegionRestore, Changes changes) {

    /**
     * How long jobs take that change what is protected.
     *
     * @param configure to protect a machine, or to let it follow another policy
     * @param disable to stop a protection and keep its data
     * @param deleteData to delete points
     * @param undelete to bring points back from soft delete
     */
    public record Changes(Quantiles configure, Quantiles disable, Quantiles deleteData, Quantiles undelete) {}

    /**
     * How much of the longest transfer time a transfer needs for its bytes, from 0 to 1.
     *
     * @param share quantile, from 0 to 1
     * @param fixedSeconds part of each transfer that does not depend on its size
     */
    public double transferShare(double share, long fixedSeconds) {
        return (transfer.at(share) - fixedSeconds) / (transfer.most() - fixedSeconds);
    }
}
