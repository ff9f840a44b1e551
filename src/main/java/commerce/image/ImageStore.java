package commerce.image;

import java.util.Optional;

/** Where the files of pictures are: a folder, or a store of objects that all instances reach. Each is written once. */
public interface ImageStore {
    /** Keeps a file under a name of letters, digits, dots and dashes; it is there when this returns. */
    void put(String name, byte[] content);

    Optional<byte[]> find(String name);

    /** It is not there any more, whether it was or not. */
    void remove(String name);
}
