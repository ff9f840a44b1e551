package benefit.mission;

/** A deed that a mission asks for. */
record Count(Mission mission, Deed deed) {
    /** By which it counts once. */
    record Key(long mission, long reference) {}

    Key key() {
        return new Key(mission.id().value(), deed.reference().value());
    }

    /** What it counts for. */
    Progress.Key progress() {
        return new Progress.Key(deed.member().value(), mission.id().value());
    }
}
