package dev.holdfast.planner.slot;

/** What decides between two slots at which equally many jobs would run at once. */
enum Taste {
    /** Fewer jobs that begin in the same minute, then less work beside it, then the earliest. */
    EVEN {
        @Override
        int compare(int beginnings, long work, int otherBeginnings, long otherWork) {
            int order = Integer.compare(beginnings, otherBeginnings);
            return order != 0 ? order : Long.compare(work, otherWork);
        }
    },
    /**
     * Less work beside it, then fewer jobs that begin in the same minute, then the latest: jobs follow each other without
     * gaps, and the longest use the time after the window.
     */
    TIGHT {
        @Override
        int compare(int beginnings, long work, int otherBeginnings, long otherWork) {
            int order = Long.compare(work, otherWork);
            return order != 0 ? order : Integer.compare(beginnings, otherBeginnings);
        }
    };

    /** Below 0 if the first slot is better. */
    abstract int compare(int beginnings, long work, int otherBeginnings, long otherWork);
}
