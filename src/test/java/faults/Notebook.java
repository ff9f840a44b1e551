package faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import faults.Caller.Reply;

/** What all clients wrote down: their errands, and each single request with its answer. */
final class Notebook {
    private final Collection<Errand> errands = new ConcurrentLinkedQueue<>();
    private final Collection<Try> tries = new ConcurrentLinkedQueue<>();

    private final Map<Long, Long> restocked = new ConcurrentHashMap<>();
    private final Map<Long, Long> spared = new ConcurrentHashMap<>();

    /**
     * One request.
     *
     * @param status 0 when nothing came back
     * @param wrote whether it asked for something to be done; the others only look
     */
    record Try(Errand.Kind kind, int status, String code, long began, long ended, boolean wrote) {
        private boolean isAcknowledgedWrite() {
            return wrote && status / 100 == 2;
        }
    }

    Errand open(Errand errand) {
        errands.add(errand);
        return errand;
    }

    void tried(Errand.Kind kind, Reply reply) {
        tries.add(new Try(kind, reply.status(), reply.code(), reply.began(), reply.ended(), true));
    }

    /** It was looked whether something is there yet. */
    void looked(Errand.Kind kind, Reply reply) {
        tries.add(new Try(kind, reply.status(), reply.code(), reply.began(), reply.ended(), false));
    }

    /** The attack itself brought pieces of a SKU. */
    void restocked(long sku, long pieces) {
        restocked.merge(sku, pieces, Long::sum);
    }

    Map<Long, Long> restocked() {
        return restocked;
    }

    /** Of what a member was told that they have paid, so many won were not theirs. */
    void spared(long member, long won) {
        spared.merge(member, won, Long::sum);
    }

    Map<Long, Long> spared() {
        return spared;
    }

    List<Errand> errands(Errand.Kind kind) {
        return errands.stream().filter(errand -> errand.kind == kind).toList();
    }

    List<Errand> open() {
        return errands.stream().filter(Errand::isOpen).toList();
    }

    long acknowledged() {
        return errands.stream().filter(Errand::isAcknowledged).count();
    }

    /** Writes that were acknowledged between two moments. */
    long acknowledged(long from, long until) {
        return tries.stream().filter(Try::isAcknowledgedWrite)
                .filter(each -> each.ended() >= from && each.ended() <= until).count();
    }

    /** Acknowledged writes a second between two moments. */
    double rate(long from, long until) {
        return acknowledged(from, until) * 1e9 / (until - from);
    }

    /** How often each status came, 0 for nothing. */
    Map<Integer, Long> statuses() {
        Map<Integer, Long> counted = new TreeMap<>();
        tries.forEach(each -> counted.merge(each.status(), 1L, Long::sum));
        return counted;
    }

    /** Seconds from a moment until the end of the first write that began after it and was acknowledged. */
    OptionalDouble backAfter(long moment) {
        return tries.stream().filter(each -> each.began() > moment && each.isAcknowledgedWrite())
                .mapToLong(Try::ended).min().stream().mapToDouble(at -> (at - moment) / 1e9).findFirst();
    }

    /** The longest that a request took between two moments, in seconds. */
    double longest(long from, long until) {
        return tries.stream().filter(each -> each.ended() >= from && each.began() <= until)
                .mapToLong(each -> each.ended() - each.began()).max().orElse(0) / 1e9;
    }

    /** Requests that began between two moments and were answered so. */
    int answered(int status, long from, long until) {
        return Math.toIntExact(tries.stream()
                .filter(each -> each.status() == status && each.began() >= from && each.began() <= until).count());
    }

    /** How many that began between two moments were refused with a code that begins so. */
    int refused(String code, long from, long until) {
        return Math.toIntExact(tries.stream().filter(each -> each.began() >= from && each.began() <= until)
                .filter(each -> each.code().startsWith(code)).count());
    }

    /**
     * The longest of the requests that began between two moments, in seconds. Not of those that wait for a payment to be prepared: an event that
     * met with a fault before is delivered a second after it, or two, or four.
     */
    double longestBegun(long from, long until) {
        return tries.stream().filter(each -> each.kind() != Errand.Kind.PAYMENT)
                .filter(each -> each.began() >= from && each.began() <= until)
                .mapToLong(each -> each.ended() - each.began()).max().orElse(0) / 1e9;
    }

    /** Requests that began between two moments. */
    int begun(long from, long until) {
        return Math.toIntExact(tries.stream().filter(each -> each.began() >= from && each.began() <= until).count());
    }

    /**
     * How many that began between two moments had no answer, or one that says that something is broken; who was turned away because of the
     * crowd is none of them.
     */
    int failed(long from, long until) {
        return Math.toIntExact(tries.stream().filter(each -> each.began() >= from && each.began() <= until)
                .filter(each -> each.status() == 0 || (each.status() >= 500 && !each.code().equals("OVERLOADED")))
                .count());
    }
}
