package commerce.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import commerce.catalogue.ProductId;
import commerce.catalogue.Rating;
import commerce.catalogue.SellerId;
import commerce.image.ImageId;
import commerce.shelf.Tile;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/** A tile as it is kept in the index, so that a page of results asks no database. */
final class TileBytes {
    private static final long NONE = 0;

    private TileBytes() {}

    static BytesRef write(Tile tile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(tile.id().value());
            out.writeUTF(tile.name());
            out.writeLong(tile.price().amount());
            out.writeLong(tile.listPrice() == null ? NONE : tile.listPrice().amount());
            out.writeLong(tile.seller().id().value());
            out.writeUTF(tile.seller().name());
            out.writeBoolean(tile.soldOut());
            out.writeBoolean(tile.freeDelivery());
            out.writeLong(tile.image() == null ? NONE : tile.image().value());
            out.writeInt(tile.rating() == null ? 0 : tile.rating().reviews());
            out.writeInt(tile.rating() == null ? 0 : tile.rating().tenths());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesRef(bytes.toByteArray());
    }

    private static @Nullable Won price(long amount) {
        return amount == NONE ? null : Won.of(amount);
    }

    private static @Nullable ImageId image(long id) {
        return id == NONE ? null : new ImageId(id);
    }

    private static @Nullable Rating rating(int reviews, int tenths) {
        return reviews == 0 ? null : Rating.ofTenths(reviews, tenths);
    }

    static Tile read(BytesRef bytes) {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
            return new Tile(new ProductId(in.readLong()), in.readUTF(), Won.of(in.readLong()), price(in.readLong()),
                    new Tile.SellerName(new SellerId(in.readLong()), in.readUTF()), in.readBoolean(),
                    in.readBoolean(), image(in.readLong()), rating(in.readInt(), in.readInt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
