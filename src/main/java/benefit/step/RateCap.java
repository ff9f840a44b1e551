package benefit.step;

import java.util.Optional;

/** A phone that is shaken, or a number that is made up, shows more steps in a minute than people make. Such a minute does not count. */
record RateCap(StepLimits limits) {
    Optional<Doubt> doubt(Sample sample) {
        return sample.steps() > limits.perMinute() ? Optional.of(Doubt.TOO_FAST) : Optional.empty();
    }
}
