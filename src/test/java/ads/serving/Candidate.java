package ads.serving;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import ads.campaign.AdGroupId;
import ads.campaign.AdvertiserId;
import ads.campaign.Bid;
import ads.campaign.CampaignId;
import ads.campaign.Creative;
import ads.campaign.CreativeId;
import ads.campaign.HoursOfWeek;
import ads.campaign.ServableAds;
import ads.campaign.Targeting;
import platform.money.Won;

/** Groups for tests without a database: each of its own campaign and advertiser, with the number of the group. */
public final class Candidate {
    private Candidate() {}

    public static ServableAds.Group group(long number, Targeting targeting, long cpm) {
        return of(number, targeting, new Bid(Bid.Kind.CPM, Won.of(cpm)));
    }

    static ServableAds.Group clicks(long number, Targeting targeting, long cpc) {
        return of(number, targeting, new Bid(Bid.Kind.CPC, Won.of(cpc)));
    }

    private static ServableAds.Group of(long number, Targeting targeting, Bid bid) {
        return new ServableAds.Group(number, number, number, bid, targeting, 1_000_000_000, 100_000_000_000L, 0,
                List.of(creative(number)));
    }

    static Creative creative(long number) {
        return new Creative(new CreativeId(number), new AdGroupId(number), new CampaignId(number),
                new AdvertiserId(number),
                new Creative.Content(Creative.Kind.IMAGE, "감귤", "", "https://cdn.example/a.png",
                        640, 100, null, "https://shop.example/"),
                Creative.State.APPROVED, null, Instant.EPOCH);
    }

    static HoursOfWeek hours(Random random) {
        if (random.nextBoolean()) {
            return HoursOfWeek.all();
        }
        BitSet hours = new BitSet();
        for (int i = 0; i < HoursOfWeek.COUNT; i++) {
            hours.set(i, random.nextInt(3) > 0);
        }
        return new HoursOfWeek(hours);
    }
}
