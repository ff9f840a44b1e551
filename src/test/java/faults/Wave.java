package faults;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

import faults.Caller.Reply;

/** A crowd that came for a while, and what became of it. */
final class Wave {
    final Collection<Reply> answers = new ConcurrentLinkedQueue<>();
    final Collection<Long> fulfilled = new ConcurrentLinkedQueue<>();
    /** Whose first request was done. */
    final LongAdder begun = new LongAdder();
    final long begin;
    final long end;
    final LongAdder came = new LongAdder();

    Wave(long begin, Duration duration) {
        this.begin = begin;
        this.end = begin + duration.toNanos();
    }

    /** Whose wish was fulfilled, a second, while it lasted. */
    double perSecond() {
        return fulfilled.stream().filter(at -> at <= end).count() * 1e9 / (end - begin);
    }

    double camePerSecond() {
        return came.sum() * 1e9 / (end - begin);
    }

    double begunPerSecond() {
        return begun.sum() * 1e9 / (end - begin);
    }

    /** Of the requests that were taken in. */
    double takenMillis(double quantile, Duration fromBegin) {
        return millis(quantile, fromBegin, reply -> !reply.isTurnedAway());
    }

    /** Of those that were not. */
    double turnedAwayMillis(double quantile) {
        return millis(quantile, Duration.ZERO, Reply::isTurnedAway);
    }

    private double millis(double quantile, Duration fromBegin, Predicate<Reply> which) {
        long[] sorted = answers.stream().filter(reply -> reply.began() >= begin + fromBegin.toNanos()).filter(which)
                .mapToLong(Reply::nanos).sorted().toArray();
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))] / 1e6;
    }

    int turnedAway(Duration fromBegin) {
        return (int) answers.stream().filter(reply -> reply.began() >= begin + fromBegin.toNanos())
                .filter(Reply::isTurnedAway).count();
    }

    /** Neither done, nor refused for what it is, nor turned away. */
    int broken() {
        return (int) answers.stream().filter(reply -> !reply.isKnown() && !reply.isTurnedAway())
                .filter(reply -> reply.status() == 0 || reply.status() >= 500).count();
    }
}
