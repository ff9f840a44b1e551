package benefit.grant;

import platform.id.Tsid;

/** What points are given for, each out of a budget of its own ({@code benefit_programme}). */
public enum Programme {
    /** Steps. */
    WALKING(1),
    /** Coming back every day. */
    ATTENDANCE(2),
    /** Doing something the first time. */
    MISSIONS(3);

    private final long id;

    Programme(long id) {
        this.id = id;
    }

    public Tsid id() {
        return new Tsid(id);
    }

    /** That of an id. */
    static Programme of(long id) {
        for (Programme programme : values()) {
            if (programme.id == id) {
                return programme;
            }
        }
        throw new IllegalStateException("No programme " + id);
    }
}
