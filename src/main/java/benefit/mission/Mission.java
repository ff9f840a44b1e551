package benefit.mission;

/** Something to do so many times for so many points. */
record Mission(MissionId id, int goal, long points, String title) {}
