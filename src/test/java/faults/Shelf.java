package faults;

import bench.Wares.Ware;

/** Brings pieces as a seller does, and writes it down. */
final class Shelf {
    private Shelf() {}

    /** More of everything that is bought than anybody buys. */
    static void fill(Site site, Load load, int pieces) {
        for (Ware ware : load.wares) {
            bring(site, load, Long.parseLong(ware.sku()), pieces);
        }
    }

    static void bring(Site site, Load load, long sku, int pieces) {
        site.jdbc().sql("""
                insert into commerce_stock_entry (id, sku_id, kind, quantity, at)
                select max(id) + 1, :sku, 'RECEIVED', :pieces, utc_timestamp(6) from commerce_stock_entry""")
                .param("sku", sku).param("pieces", pieces).update();
        load.notebook.restocked(sku, pieces);
        site.jdbc().sql("update commerce_stock set on_hand = on_hand + ? where sku_id = ?").params(pieces, sku)
                .update();
    }
}
