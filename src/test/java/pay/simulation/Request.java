package pay.simulation;

import java.util.function.Consumer;
import java.util.function.Supplier;

import testing.Api;

/**
 * What somebody asks for under a key, and asks for again under it until the answer is definite.
 *
 * @param send sends it, the same each time
 * @param told takes the definite answer, once
 */
record Request(Supplier<Api.Answer> send, Consumer<Api.Answer> told) {
    /** Not what may be different when it is asked again. */
    static boolean isDefinite(Api.Answer answer) {
        return answer.status() < 500 && answer.headers().firstValue("Retry-After").isEmpty();
    }

    static boolean isDone(Api.Answer answer) {
        return answer.status() / 100 == 2;
    }
}
