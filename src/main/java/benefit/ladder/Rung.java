package benefit.ladder;

/** A step of the ladder: with so many steps in a day comes a reward of so many points. */
public record Rung(int steps, long points) {}
