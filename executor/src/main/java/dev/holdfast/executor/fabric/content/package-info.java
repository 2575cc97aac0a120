/**
 * What disks hold: which extents are written when, as numbers and as maps that can be compared.
 *
 * <p>In: how much is used of a disk, how fast and how it is written, and a second. Out: how many extents differ between two
 * seconds in constant time ({@link dev.holdfast.executor.fabric.content.WrittenDisk#changedBytes}), or the extents
 * themselves with their stamps, in maps that share structure and carry a digest. Both follow from one process of writing, so
 * what is counted is what is there. Pure: no world, no clock, no chance.
 */
@NullMarked
package dev.holdfast.executor.fabric.content;

import org.jspecify.annotations.NullMarked;
