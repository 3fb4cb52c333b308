import { crc32 as zlibCrc32, deflateSync } from "node:zlib";
import type { Picture } from "../../model/picture.ts";
