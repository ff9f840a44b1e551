package ads.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Numbered;
import ads.audience.Os;
import ads.audience.Region;
import ads.audience.Segment;
import ads.budget.Purse;
import ads.campaign.Bid;
import ads.campaign.Creative;
import ads.campaign.HoursOfWeek;
import ads.campaign.ServableAds;
import ads.campaign.Targeting;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of one placement, immutable: arrays in the order of what they would pay for an impression, and a bitmap per
 * value that can be asked for. Who fits is found by AND of bitmaps, 64 candidates at a time and without allocation; since the
 * first that fit are the best, the search ends after a few words.
 */
final class Board {
    /** Scores are thousandths of a won per impression, times this. */
    static final long SCALE = 1_000_000;

    final int size;
    final long floor;
    final long[] group;
    final long[] campaign;
    final long[] advertiser;
    /** What an impression is worth to it: bid × charged per million. */
    final long[] score;
    final Bid.Kind[] kind;
    final long[] bid;
    final long[] chargedPpm;
    final int[] dailyCap;
    final Purse[] purse;
    final Creative[][] creatives;
    private final ServableAds.Group[] groups;
    private final long[][] os;
    private final long[][] age;
    private final long[][] gender;
    private final long[][] region;
    private final long[][] hour;
    private final long[][] segment;
    private final long[] anySegment;

    private record Ranked(ServableAds.Group group, long score, List<Creative> creatives) {}

    Board(ServableAds.Terms terms, List<ServableAds.Group> all, Function<ServableAds.Group, Purse> purses) {
        List<Ranked> ranked = ranked(terms, all);
        size = ranked.size();
        floor = terms.floorCpm() * SCALE;
        group = new long[size];
        campaign = new long[size];
        advertiser = new long[size];
        score = new long[size];
        kind = new Bid.Kind[size];
        bid = new long[size];
        chargedPpm = new long[size];
        dailyCap = new int[size];
        purse = new Purse[size];
        creatives = new Creative[size][];
        groups = new ServableAds.Group[size];
        for (int i = 0; i < size; i++) {
            Ranked each = ranked.get(i);
            groups[i] = each.group();
            group[i] = each.group().id();
            campaign[i] = each.group().campaignId();
            advertiser[i] = each.group().advertiserId();
            score[i] = each.score();
            kind[i] = each.group().bid().kind();
            bid[i] = each.group().bid().milli();
            chargedPpm[i] = each.group().bid().chargedPpm(terms.clickPpm());
            dailyCap[i] = each.group().dailyCap();
            purse[i] = purses.apply(each.group());
            creatives[i] = each.creatives().toArray(new Creative[0]);
        }
        os = perValue(Os.values(), (targeting, value) -> Targeting.fits(targeting.oses(), value));
        age = perValue(AgeBand.values(), (targeting, value) -> Targeting.fits(targeting.ageBands(), value));
        gender = perValue(Gender.values(), (targeting, value) -> Targeting.fits(targeting.genders(), value));
        region = perValue(Region.values(), (targeting, value) -> Targeting.fits(targeting.regions(), value));
        segment = perValue(Segment.values(), (targeting, value) -> targeting.segments().contains(value));
        anySegment = Bits.of(size, i -> groups[i].targeting().segments().isEmpty());
        hour = new long[HoursOfWeek.COUNT][];
        for (int h = 0; h < HoursOfWeek.COUNT; h++) {
            int of = h;
            hour[h] = Bits.of(size, i -> groups[i].targeting().hours().has(of));
        }
    }

    private interface Fit<E> {
        boolean fits(Targeting targeting, E value);
    }

    private <E extends Enum<E> & Numbered> long[][] perValue(E[] values, Fit<E> fit) {
        long[][] bits = new long[values.length][];
        for (E value : values) {
            bits[value.number()] = Bits.of(size, i -> fit.fits(groups[i].targeting(), value));
        }
        return bits;
    }

    private static List<Ranked> ranked(ServableAds.Terms terms, List<ServableAds.Group> all) {
        List<Ranked> ranked = new ArrayList<>();
        for (ServableAds.Group each : all) {
            List<Creative> fitting = each.creatives().stream()
                    .filter(creative -> creative.content().kind() == terms.placement().kind()).toList();
            if (!fitting.isEmpty() && Targeting.fits(each.targeting().placements(), terms.placement())) {
                long score = each.bid().milli() * each.bid().chargedPpm(terms.clickPpm());
                ranked.add(new Ranked(each, score, fitting));
            }
        }
        ranked.sort(Comparator.comparingLong((Ranked each) -> -each.score())
                .thenComparingLong(each -> each.group().id()));
        return ranked;
    }

    int words() {
        return anySegment.length;
    }

    /** Which of the 64 candidates of a word fit. */
    long fitting(Ask ask, long segments, int word) {
        long bySegment = anySegment[word];
        for (long left = segments; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            bySegment |= bit < segment.length ? segment[bit][word] : 0;
        }
        return bySegment & os[ask.os().number()][word] & age[ask.ageBand().number()][word]
                & gender[ask.gender().number()][word] & region[ask.region().number()][word] & hour[ask.hour()][word];
    }

    /** What is set aside for an impression: the price, or of one that only clicks are charged at, what is expected. */
    long reservation(int candidate, long price) {
        return (price * chargedPpm[candidate] + SCALE - 1) / SCALE;
    }

    /** Why a candidate does not fit; null when it does. */
    @Nullable
    Reason misfit(int candidate, Ask ask, long segments) {
        Targeting targeting = groups[candidate].targeting();
        if (!Bits.has(os[ask.os().number()], candidate)) {
            return Reason.OTHER_OS;
        } else if (!Bits.has(age[ask.ageBand().number()], candidate)) {
            return Reason.OTHER_AGE;
        } else if (!Bits.has(gender[ask.gender().number()], candidate)) {
            return Reason.OTHER_GENDER;
        } else if (!Bits.has(region[ask.region().number()], candidate)) {
            return Reason.OTHER_REGION;
        } else if (!Bits.has(hour[ask.hour()], candidate)) {
            return Reason.OTHER_HOUR;
        }
        return targeting.fitsSegments(segments) ? null : Reason.OTHER_SEGMENT;
    }
}
