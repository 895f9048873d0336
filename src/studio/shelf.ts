import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { Failed } from '../base/failed';
import type { StorageFailure } from '../run/storageFailure';
import type { Shelf } from './kit';
import { isQuota, putBlobs } from './putBlobs';

interface ShelfSchema extends DBSchema {
  readonly values: { key: string; value: unknown };
}

/**
 * What is kept between visits, in the browser's IndexedDB. It is opened on first use.
 * `put` rejects with Failed<StorageFailure> 'storage-full' when the browser has no room, `storage-unavailable` when it
 * keeps nothing at all (some private windows).
 */
export function openShelf(): Shelf {
  let opened: Promise<IDBPDatabase<ShelfSchema>> | undefined;
  const database = (): Promise<IDBPDatabase<ShelfSchema>> => {
    opened ??= openDB<ShelfSchema>('p-tuning-studio', 1, {
      upgrade: (db) => {
        db.createObjectStore('values');
      },
    });
    return opened;
  };
  /** Writes go in turn: one that is tried again must not come after a newer one of its key. */
  let writing = Promise.resolve();
  const write = async (key: string, value: unknown): Promise<void> => {
    try {
      const db = await database();
      await putBlobs((kept) => db.put('values', kept, key), value);
    } catch (error) {
      throw shelfFailure(error, key);
    }
  };
  return {
    get: async (key) => {
      try {
        return await (await database()).get('values', key);
      } catch (error) {
        throw shelfFailure(error, key);
      }
    },
    put: (key, value) => {
      const written = writing.then(() => write(key, value));
      writing = written.catch(() => undefined);
      return written;
    },
  };
}

function shelfFailure(error: unknown, what: string): Failed<StorageFailure> {
  if (isQuota(error)) return new Failed({ kind: 'storage-full', what });
  const reason = error instanceof Error ? error.message : String(error);
  return new Failed({ kind: 'storage-unavailable', reason });
}
