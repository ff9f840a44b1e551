package loan.application;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Files that are taken, known by what they begin and end with: names and declared types prove nothing. */
enum FileType {
    /** ISO 32000-1 § 7.5.2 and § 7.5.5: header, and end-of-file marker within the last kilobyte. */
    PDF("application/pdf", "255044462d", "2525454f46", 1024),
    /** W3C PNG § 5.2 signature, and IEND, the last chunk. */
    PNG("image/png", "89504e470d0a1a0a0000000d49484452", "0000000049454e44ae426082", 12),
    /** ITU-T T.81 annex B: start and end of image; cameras put padding after it. */
    JPEG("image/jpeg", "ffd8ff", "ffd9", 1024);

    private final String mediaType;
    private final String begin;
    private final String end;
    private final int within;

    FileType(String mediaType, String begin, String end, int within) {
        this.mediaType = mediaType;
        this.begin = begin;
        this.end = end;
        this.within = within;
    }

    String mediaType() {
        return mediaType;
    }

    /** What this is; empty when it is none of them, or not whole. */
    static Optional<FileType> of(byte[] file) {
        return Arrays.stream(values()).filter(type -> type.fits(file)).findFirst();
    }

    private boolean fits(byte[] file) {
        return fits(file, HexFormat.of().parseHex(begin), HexFormat.of().parseHex(end));
    }

    private boolean fits(byte[] file, byte[] begin, byte[] end) {
        if (file.length < begin.length + end.length
                || !Arrays.equals(file, 0, begin.length, begin, 0, begin.length)) {
            return false;
        }
        int last = file.length - end.length;
        for (int at = last; at >= Math.max(begin.length, file.length - within); at--) {
            if (Arrays.equals(file, at, at + end.length, end, 0, end.length)) {
                return true;
            }
        }
        return false;
    }
}
