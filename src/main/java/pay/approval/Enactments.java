package pay.approval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Finds who does what is proposed. */
@Component
class Enactments {
    private final Map<Class<?>, Enactment<?>> byTerms;

    Enactments(List<Enactment<?>> all) {
        this.byTerms = all.stream().collect(Collectors.toMap(Enactment::terms, Function.identity()));
    }

    void check(Terms terms) {
        check(enactment(terms), terms);
    }

    String about(Terms terms) {
        return about(enactment(terms), terms);
    }

    void prepare(Terms terms) {
        prepare(enactment(terms), terms);
    }

    void enact(Tsid proposal, Terms terms) {
        enact(enactment(terms), proposal, terms);
    }

    private Enactment<?> enactment(Terms terms) {
        return Objects.requireNonNull(byTerms.get(terms.getClass()));
    }

    private static <T extends Terms> void check(Enactment<T> enactment, Terms terms) {
        enactment.check(enactment.terms().cast(terms));
    }

    private static <T extends Terms> String about(Enactment<T> enactment, Terms terms) {
        return enactment.about(enactment.terms().cast(terms));
    }

    private static <T extends Terms> void prepare(Enactment<T> enactment, Terms terms) {
        enactment.prepare(enactment.terms().cast(terms));
    }

    private static <T extends Terms> void enact(Enactment<T> enactment, Tsid proposal, Terms terms) {
        enactment.enact(proposal, enactment.terms().cast(terms));
    }
}
